"""Turn an experience into a draft story, which editors finish together with the person who told it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from methode.models import StepPage, WorkFormPage
from wijken.directory.models import Neighbourhood
from wijken.models import StoryIndexPage, StoryPage


def places_for_stories(at: datetime) -> list[Neighbourhood]:
    """Neighbourhoods with a story index."""
    places = Neighbourhood.objects.published(at).order_by("name")
    return [place for place in places if index_of(place, at) is not None]


def index_of(place: Neighbourhood, at: datetime) -> StoryIndexPage | None:
    """The story index of a neighbourhood, in the source language."""
    indexes = StoryIndexPage.objects.published(at).filter(locale__language_code=settings.LANGUAGE_CODE)
    pages = place.pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    for page in pages:
        if found := indexes.child_of(page).first():
            return found
    return None


def draft_story(text: str, place: Neighbourhood, about: Page | None, at: datetime) -> StoryPage | None:
    """A draft without the writer's name; consent has yet to be asked."""
    index = index_of(place, at)
    if index is None:
        return None
    with override(settings.LANGUAGE_CODE):
        day = date_format(localtime(at), "j F Y")
        title = _("Ervaring uit %(place)s, ingestuurd op %(day)s") % {"place": place.name, "day": day}
    story = StoryPage(title=title, cause=text, live=False, locale=index.locale)
    index.add_child(instance=story)
    for field, page in relations_of(about):
        setattr(story, field, [page])
    story.save_revision()
    return story


def relations_of(about: Page | None) -> list[tuple[str, object]]:
    """The step or work form from which the form was opened."""
    page = about.specific if about else None
    if isinstance(page, StepPage):
        return [("steps", page)]
    return [("work_forms", page)] if isinstance(page, WorkFormPage) else []
