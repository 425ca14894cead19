"""Stories as a visitor reads them on a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wijken.method_links import number_of
from wijken.models.story_queryset import StoryQuerySet
from wijken.reading import SOURCE_LANGUAGE, Reading


@dataclass(frozen=True)
class StoryCard:
    """What the component ``story_card`` shows."""

    title: str
    url: str
    intro: str
    neighbourhood_name: str
    step_labels: list[str]
    image: Any
    is_example: bool


def story_cards(stories: StoryQuerySet, reading: Reading, limit: int | None = None) -> list[StoryCard]:
    """Each story once: in the visitor's language, or else in Dutch and marked as such.

    Steps are named where the query has them (``with_steps``).
    """
    found: dict[Any, Any] = {}
    for story in stories.in_languages(reading.language, SOURCE_LANGUAGE).for_cards():
        other = found.get(story.translation_key)
        if other is None or other.locale.language_code == SOURCE_LANGUAGE:
            found[story.translation_key] = story
    return [_card(story, reading) for story in list(found.values())[:limit]]


def overview_of(cards: list[StoryCard]) -> str:
    """The address of the page that the first story stands below; empty without stories."""
    return f"{cards[0].url.rstrip('/').rpartition('/')[0]}/" if cards and cards[0].url else ""


def _card(story: Any, reading: Reading) -> StoryCard:
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


def step_label(step: Any) -> str:
    """ "Stap 3", or the title of a step without a number."""
    number = number_of(step)
    return _("Stap %(number)s") % {"number": number} if number else str(step.title)
