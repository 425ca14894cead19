"""Withdraw consent: one action unpublishes a story everywhere."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from core.erasures import journal
from core.models import SiteDocument, SiteImage
from core.permissions.users import LoggedInUser
from wijken.models import StoryPage

WITHDRAWN = "wijken.consent_withdrawn"
GIVEN_AGAIN = "wijken.consent_given_again"

type StoryFile = SiteImage | SiteDocument


@transaction.atomic
def withdraw_consent(story: StoryPage, day: date, user: LoggedInUser | None = None) -> None:
    """Unpublish all translations, copies and scheduled versions, and delete files used nowhere else."""
    files = files_to_delete(story)
    for page in everywhere(story):
        page.consent_withdrawn_on = page.consent_withdrawn_on or day
        page.save()
        Revision.objects.for_instance(page).update(approved_go_live_at=None)
        log(page, WITHDRAWN, user=user)
        if page.live:
            page.unpublish(user=user)
    journal.note("consent-withdrawn", story.story_key)
    for file in files:
        transaction.on_commit(partial(delete_file, type(file), file.pk))


@transaction.atomic
def give_consent_again(story: StoryPage, day: date, user: LoggedInUser | None = None) -> None:
    """The same people consent again. The story stays a draft until an editor publishes it."""
    for page in everywhere(story):
        page.consent_withdrawn_on = None
        page.consent_given_on = day
        page.save()
        log(page, GIVEN_AGAIN, user=user)


def everywhere(story: StoryPage) -> list[StoryPage]:
    """The story in every language, with its copies, in both directions."""
    return list(StoryPage.objects.filter(story_key=story.story_key).order_by("path"))


def other_pages(story: StoryPage) -> list[StoryPage]:
    """The other pages that withdrawal would unpublish, to show to the editor."""
    return [page for page in everywhere(story) if page.pk != story.pk]


def files_of(story: StoryPage) -> list[StoryFile]:
    """Images and documents, in any language: of the story as visitors know it, and as it is being written."""
    kinds = {ContentType.objects.get_for_model(model).pk: model for model in (SiteImage, SiteDocument)}
    used: dict[type[StoryFile], set[str]] = {model: set() for model in kinds.values()}
    for page in everywhere(story):
        for version in (page, page.get_latest_revision_as_object()):
            for kind, pk, *_path in ReferenceIndex._extract_references_from_object(version):
                if kind in kinds:
                    used[kinds[kind]].add(pk)
    return [file for model, pks in used.items() for file in model.objects.filter(pk__in=pks)]


def files_to_delete(story: StoryPage) -> list[StoryFile]:
    """Those that no other page or record uses."""
    return [file for file in files_of(story) if not is_elsewhere(file, story)]


def files_that_stay(story: StoryPage) -> list[StoryFile]:
    """Those used elsewhere too: an editor must decide whether they may stay there."""
    return [file for file in files_of(story) if is_elsewhere(file, story)]


def is_elsewhere(file: StoryFile, story: StoryPage) -> bool:
    own = [str(page.pk) for page in everywhere(story)]
    pages = ReferenceIndex.get_references_to(file)
    return bool(pages.exclude(object_id__in=own, base_content_type__model="page").exists())


def delete_file(model: type[StoryFile], pk: int) -> None:
    """Delete it with everything on disk, such as the renditions of an image."""
    for file in model.objects.filter(pk=pk):
        file.delete()
