"""Somebody in a story changed their mind: one action takes it down everywhere."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from core.made_files import withhold_stories
from wijken.models import StoryPage

WITHDRAWN = "wijken.consent_withdrawn"
GIVEN_AGAIN = "wijken.consent_given_again"


@transaction.atomic
def withdraw_consent(story: StoryPage, day: date, user: Any = None) -> None:
    """Off the site in every language, planned versions too; pictures that are nowhere else off the disk.

    Files made ahead that may hold the story are not given to anybody any more.
    """
    pictures = pictures_to_delete(story)
    for page in in_every_language(story):
        page.consent_withdrawn_on = page.consent_withdrawn_on or day
        page.save()
        Revision.objects.for_instance(page).update(approved_go_live_at=None)
        log(page, WITHDRAWN, user=user)
        if page.live:
            page.unpublish(user=user)
    withhold_stories()
    for picture in pictures:
        transaction.on_commit(partial(delete_picture, picture.pk))


@transaction.atomic
def give_consent_again(story: StoryPage, day: date, user: Any = None) -> None:
    """The same people agree again. The story stays a draft until an editor publishes it."""
    for page in in_every_language(story):
        page.consent_withdrawn_on = None
        page.consent_given_on = day
        page.save()
        log(page, GIVEN_AGAIN, user=user)


def in_every_language(story: StoryPage) -> list[StoryPage]:
    return list(StoryPage.objects.filter(translation_key=story.translation_key))


def pictures_of(story: StoryPage) -> list[Any]:
    """Above the story and in its text, in whatever language."""
    ids: set[Any] = set()
    for page in in_every_language(story):
        ids |= {page.image_id} - {None}
        ids |= {block.value["image"].pk for block in page.body if block.block_type == "image"}
    return list(get_image_model().objects.filter(pk__in=ids))


def pictures_to_delete(story: StoryPage) -> list[Any]:
    """Those that no other page or fact shows."""
    return [picture for picture in pictures_of(story) if not is_elsewhere(picture, story)]


def pictures_that_stay(story: StoryPage) -> list[Any]:
    """Those that something else shows too: an editor should look whether they may stay there."""
    return [picture for picture in pictures_of(story) if is_elsewhere(picture, story)]


def is_elsewhere(picture: Any, story: StoryPage) -> bool:
    own = [str(page.pk) for page in in_every_language(story)]
    pages = ReferenceIndex.get_references_to(picture)
    return bool(pages.exclude(object_id__in=own, base_content_type__model="page").exists())


def delete_picture(pk: int) -> None:
    """The picture, its renditions, and their files."""
    for picture in get_image_model().objects.filter(pk=pk):
        picture.delete()
