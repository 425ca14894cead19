"""The searchable texts of each object, with language and weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import override

from core.translations.sentences import sentences_of
from methode.models import Term
from search.index import weights
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.directory.recurrence.languages import languages, wording

DUTCH = "nl"
MIDDAY, EVENING = 12, 18
PARTS_OF_DAY = {"nl": ("ochtend", "middag", "avond"), "en": ("morning", "afternoon", "evening")}
FREE = {"nl": "gratis", "en": "free"}


class WeightedText(NamedTuple):
    language: str
    weight: int
    text: str
    passage: int | None = None
    """Which paragraph of a page it is, counted from 0. None: it says what the whole is about."""


def listing_texts(listing: Listing) -> Iterator[WeightedText]:
    """The name counts in every language: it is never translated."""
    for language in languages():
        yield WeightedText(language, weights.TITLE, f"{listing.name} {listing.other_names}")
    yield WeightedText(DUTCH, weights.TAG, listing.search_words)
    yield WeightedText(DUTCH, weights.INTRO, listing.summary)
    yield WeightedText(DUTCH, weights.TEXT, listing.description)
    for translation in listing.translations.all():
        yield WeightedText(translation.language, weights.INTRO, translation.summary)
        yield WeightedText(translation.language, weights.TEXT, translation.practical_notes)
    for words, weight in (
        (listing.themes, weights.THEME),
        (listing.audiences, weights.AUDIENCE),
        (listing.languages, weights.SPOKEN),
    ):
        for word in words.all():
            yield from _named(word, weight)


def activity_texts(activity: Activity) -> Iterator[WeightedText]:
    """Texts of an activity. Day and part of the day are also indexed as one word: an activity on Friday and
    on Monday morning must not match "vrijdagochtend".
    """
    yield WeightedText(DUTCH, weights.ACTIVITY_TITLE, activity.title)
    yield WeightedText(DUTCH, weights.TEXT, activity.summary)
    yield WeightedText(DUTCH, weights.COST_NOTE, activity.cost_note)
    for language in languages():
        if activity.cost == Activity.Cost.FREE and language in FREE:
            yield WeightedText(language, weights.TEXT, FREE[language])
        for schedule in activity.schedules.all():
            days = [wording(language).days[day] for day in schedule.weekdays]
            yield WeightedText(language, weights.TIME, " ".join(days))
            if schedule.starts_at and language in PARTS_OF_DAY:
                part = _part_of_day(schedule.starts_at.hour, language)
                yield WeightedText(language, weights.TIME, part)
                yield WeightedText(language, weights.TIME, " ".join(f"{day}{part}" for day in days))


def _part_of_day(hour: int, language: str) -> str:
    morning, afternoon, evening = PARTS_OF_DAY[language]
    return morning if hour < MIDDAY else afternoon if hour < EVENING else evening


def organisation_texts(organisation: Organisation) -> Iterator[WeightedText]:
    for language in languages():
        yield WeightedText(language, weights.PROVIDER, f"{organisation.name} {organisation.other_names}")


def place_texts(location: Location, *, with_note: bool = True) -> Iterator[WeightedText]:
    """Name, kind and accessibility. The street is a separate part, because it may be hidden."""
    for language in languages():
        yield WeightedText(language, weights.PLACE, location.name)
        with override(language):
            yield WeightedText(language, weights.PLACE, location.get_kind_display())
    if with_note:
        yield WeightedText(DUTCH, weights.PLACE, location.access_note)
    for feature in location.access_features.all():
        yield from _named(feature, weights.PLACE)


def address_texts(location: Location) -> Iterator[WeightedText]:
    for language in languages():
        yield WeightedText(language, weights.PLACE, location.street_address)


def term_texts(term: Term) -> Iterator[WeightedText]:
    language = term.locale.language_code
    dutch = sentences_of(term).untranslated if language != DUTCH else set()
    for weight, text in ((weights.TITLE, term.name), (weights.TEXT, term.explanation)):
        yield WeightedText(DUTCH if text in dutch else language, weight, text)


def _named(word: VocabularyTerm, weight: int) -> Iterator[WeightedText]:
    yield WeightedText(DUTCH, weight, word.name)
    for name in word.names.all():
        yield WeightedText(name.language, weight, name.name)
