from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import SiteImage
from wijken.method_links import number_of
from wijken.stories.querysets import StoryQuerySet
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext


@dataclass(frozen=True)
class StoryCard:
    """The context of the component ``story_card``."""

    title: str
    url: str
    intro: str
    neighbourhood_name: str
    step_labels: list[str]
    image: SiteImage | None
    is_example: bool


def story_cards(stories: StoryQuerySet, reading: VisitorContext, limit: int | None = None) -> list[StoryCard]:
    """Each story once: in the visitor's language, or else in Dutch and marked up as such.

    Shows steps if the query has them (``with_steps``).
    """
    found: dict[UUID, Page] = {}
    for story in stories.in_languages(reading.language, SOURCE_LANGUAGE).for_cards():
        other = found.get(story.translation_key)
        if other is None or other.locale.language_code == SOURCE_LANGUAGE:
            found[story.translation_key] = story
    return [_card(story, reading) for story in list(found.values())[:limit]]


def overview_of(cards: list[StoryCard]) -> str:
    """The URL of the index page of the first story; empty without stories."""
    return f"{cards[0].url.rstrip('/').rpartition('/')[0]}/" if cards and cards[0].url else ""


def _card(story: Page, reading: VisitorContext) -> StoryCard:
    def text(words: str) -> str:
        return reading.dutch(words) if story.locale.language_code == SOURCE_LANGUAGE else words

    return StoryCard(
        title=text(story.title),
        url=story.get_url() or "",
        intro=text(story.intro),
        neighbourhood_name=story.neighbourhood_name or "",
        step_labels=[step_label(step) for step in getattr(story, "shown_steps", [])],
        image=story.image,
        is_example=story.is_example,
    )


def step_label(step: Page) -> str:
    """The label "Stap 3", or the title of a step without a number."""
    number = number_of(step)
    return _("Stap %(number)s") % {"number": number} if number else str(step.title)
