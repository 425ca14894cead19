"""What can be read of each thing, per language, with how much it weighs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from methode.models import Term
from search import weights
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.directory.when_in_words import languages, wording

DUTCH = "nl"
MIDDAY, EVENING = 12, 18
PARTS_OF_DAY = {"nl": ("ochtend", "middag", "avond"), "en": ("morning", "afternoon", "evening")}
FREE = {"nl": "gratis", "en": "free"}


class Text(NamedTuple):
    """A piece of text in a language."""

    language: str
    weight: int
    text: str


def listing_texts(listing: Listing) -> Iterator[Text]:
    """The name counts in every language: it is never translated."""
    for language in languages():
        yield Text(language, weights.TITLE, f"{listing.name} {listing.other_names}")
    yield Text(DUTCH, weights.TAG, listing.search_words)
    yield Text(DUTCH, weights.INTRO, listing.summary)
    yield Text(DUTCH, weights.TEXT, listing.description)
    for translation in listing.translations.all():
        yield Text(translation.language, weights.INTRO, translation.summary)
        yield Text(translation.language, weights.TEXT, translation.practical_notes)
    for words, weight in (
        (listing.themes, weights.THEME),
        (listing.audiences, weights.AUDIENCE),
        (listing.languages, weights.SPOKEN),
    ):
        for word in words.all():
            yield from _named(word, weight)


def activity_texts(activity: Activity) -> Iterator[Text]:
    """Day and part of the day are also one word: what is on Friday, and in the morning on Monday, is not on
    Friday morning."""
    yield Text(DUTCH, weights.ACTIVITY_TITLE, activity.title)
    yield Text(DUTCH, weights.TEXT, f"{activity.summary} {activity.cost_note}")
    for language in languages():
        if activity.cost == Activity.Cost.FREE and language in FREE:
            yield Text(language, weights.TEXT, FREE[language])
        for schedule in activity.schedules.all():
            days = [wording(language).days[day] for day in schedule.weekdays]
            yield Text(language, weights.TIME, " ".join(days))
            if schedule.starts_at and language in PARTS_OF_DAY:
                part = _part_of_day(schedule.starts_at.hour, language)
                yield Text(language, weights.TIME, part)
                yield Text(language, weights.TIME, " ".join(f"{day}{part}" for day in days))


def _part_of_day(hour: int, language: str) -> str:
    morning, afternoon, evening = PARTS_OF_DAY[language]
    return morning if hour < MIDDAY else afternoon if hour < EVENING else evening


def organisation_texts(organisation: Organisation) -> Iterator[Text]:
    for language in languages():
        yield Text(language, weights.PROVIDER, f"{organisation.name} {organisation.other_names}")


def place_texts(location: Location) -> Iterator[Text]:
    """Name and sort of a place, and how one gets in. Its street is another part, with a rule of its own."""
    for language in languages():
        yield Text(language, weights.PLACE, location.name)
        with override(language):
            yield Text(language, weights.PLACE, location.get_kind_display())
    yield Text(DUTCH, weights.PLACE, location.access_note)
    for feature in location.access_features.all():
        yield from _named(feature, weights.PLACE)


def address_texts(location: Location) -> Iterator[Text]:
    for language in languages():
        yield Text(language, weights.PLACE, location.street_address)


def term_texts(term: Term) -> Iterator[Text]:
    language = term.locale.language_code
    yield Text(language, weights.TITLE, term.name)
    yield Text(language, weights.TEXT, term.explanation)


PAGE_FIELDS: dict[str, int] = {
    "short_title": weights.TAG,
    "subtitle": weights.INTRO,
    "intro": weights.INTRO,
    "goal": weights.TEXT,
    "focus": weights.TEXT,
    "cause": weights.TEXT,
    "result": weights.TEXT,
    "tip": weights.TEXT,
    "quote_text": weights.TEXT,
    "summary_audience": weights.TEXT,
    "summary_goal": weights.TEXT,
    "summary_approach": weights.TEXT,
}
"""Fields of pages that visitors read. A field that is not named here is not searched."""

STREAMS = (
    "body",
    "roles",
    "actions",
    "pitfalls",
    "results",
    "done_when",
    "tools",
    "needs",
    "how_to",
    "what_worked",
    "what_was_hard",
    "working_elements",
    "description",
)


def page_texts(page: Page) -> Iterator[Text]:
    """A page in its own language. ``page`` is of its specific type."""
    language = page.locale.language_code
    yield Text(language, weights.TITLE, page.title)
    for name, weight in PAGE_FIELDS.items():
        yield Text(language, weight, getattr(page, name, "") or "")
    for name in STREAMS:
        value = getattr(page, name, None)
        if value:
            with override(language):
                readable = " ".join(_readable(page, name, value))
            yield Text(language, weights.TEXT, readable)


def _readable(page: Page, name: str, value: Any) -> list[str]:
    """Labels of choices come in the language of the moment: an editor's own may not be the page's."""
    field = page._meta.get_field(name)
    assert isinstance(field, StreamField)  # noqa: S101 - for the type checker
    return [get_text_for_indexing(str(text)) for text in field.get_searchable_content(value)]


def _named(word: Any, weight: int) -> Iterator[Text]:
    yield Text(DUTCH, weight, word.name)
    for name in word.names.all():
        yield Text(name.language, weight, name.name)
