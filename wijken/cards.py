"""Facts as a visitor reads them on a card or in a row: the attributes that the components name.

Made from rows that came with ``for_cards``, ``for_known_cards`` or ``for_rows``; nothing here asks the
database again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from wijken.directory.known_activity import KnownActivity
from wijken.directory.models import AccessFeature, Activity, Listing, Location
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import Change, Occurrence, next_occurrences
from wijken.directory.when_in_words import date_in_words, time_range
from wijken.reading import SOURCE_LANGUAGE, Reading

COST_KINDS = (Activity.Cost.FREE, Activity.Cost.SMALL, Activity.Cost.PAID)
COST_LABELS = dict(Activity.Cost.choices)
KIND_LABELS = dict(Listing.Kind.choices)


@dataclass(frozen=True)
class OccurrenceRow:
    """One time that something happens."""

    starts: datetime
    ends: datetime | None
    day_words: str
    time_words: str
    is_soon: bool
    is_now: bool = False

    @classmethod
    def of(cls, occurrence: Occurrence, reading: Reading) -> OccurrenceRow:
        soon = local_day(occurrence.starts) <= local_day(reading.at) + timedelta(days=1)
        return cls(
            starts=occurrence.starts,
            ends=occurrence.ends,
            day_words=date_in_words(occurrence, reading.language, reading.at),
            time_words=time_range(occurrence.starts, occurrence.ends, reading.language),
            is_soon=soon,
            is_now=occurrence.starts <= reading.at,
        )


@dataclass(frozen=True)
class Feature:
    """What makes a place usable, in the visitor's language."""

    slug: str
    name: str


def features_of(place: Location | None, reading: Reading) -> list[Feature]:
    """The access features of a place, in the order of the list."""
    if place is None:
        return []
    words: list[AccessFeature] = sorted(
        place.access_features.all(), key=lambda word: (word.sort_order, word.name)
    )
    return [Feature(word.slug, word_in(word, reading)) for word in words]


def word_in(word: Any, reading: Reading) -> str:
    """A word of a vocabulary: ``label`` where the query brought it along."""
    label: str | None = getattr(word, "label", None)
    return label or str(word.name_in(reading.language))


def public_place(place: Location | None, at: datetime) -> Location | None:
    """The place, unless editors took it down."""
    return place if place is not None and place.is_public(at) else None


def place_name_of(place: Location | None, reading: Reading) -> str:
    """The name of a place; "at your home" and "on the phone" are no names, and are said in any language."""
    if place is None:
        return ""
    if reading.language != SOURCE_LANGUAGE and place.kind in (Location.Kind.AT_HOME, Location.Kind.BY_PHONE):
        return str(place.get_kind_display())
    return place.name


class ActivityRow:
    """An activity in a row: what, where, when, and what it costs."""

    def __init__(self, activity: Activity, reading: Reading, listing: Listing | None = None) -> None:
        self.activity = activity
        self.reading = reading
        self.listing = listing or activity.listing

    @property
    def title(self) -> str:
        return self.reading.dutch(self.activity.title)

    @property
    def summary(self) -> str:
        return self.reading.dutch(self.activity.summary)

    @property
    def listing_name(self) -> str:
        return self.listing.name

    @property
    def url(self) -> str:
        return self.reading.listing_url(self.listing.slug)

    @property
    def phone(self) -> str:
        return self.listing.phone

    @cached_property
    def when_words(self) -> list[str]:
        return self.activity.when_words(self.reading.at, self.reading.language)

    @property
    def cost_kind(self) -> str:
        return self.activity.cost

    @property
    def cost_label(self) -> str:
        return str(COST_LABELS.get(self.activity.cost, self.activity.cost))

    @property
    def place_name(self) -> str:
        place = public_place(self.activity.location or self.listing.location, self.reading.at)
        return place_name_of(place, self.reading)

    @property
    def is_example(self) -> bool:
        return self.activity.is_example or self.listing.is_example

    @property
    def cost_words(self) -> str:
        """The kind of cost, and what an editor wrote about it."""
        return _with_note(self.cost_label, self.activity.cost_note, self.reading)

    @property
    def registration_words(self) -> str:
        """Whether one can just walk in, and what an editor wrote about it."""
        label = str(self.activity.get_registration_display())
        return _with_note(label, self.activity.registration_note, self.reading)

    @property
    def age_words(self) -> str:
        """For which ages; empty when everyone is welcome."""
        ages = {"low": self.activity.minimum_age, "high": self.activity.maximum_age}
        if ages["low"] is None and ages["high"] is None:
            return ""
        if ages["high"] is None:
            return _("Vanaf %(low)s jaar") % ages
        if ages["low"] is None:
            return _("Tot en met %(high)s jaar") % ages
        return _("Van %(low)s tot en met %(high)s jaar") % ages

    @property
    def other_address(self) -> str:
        """Where it is, when that is not at the listing's own place."""
        place = public_place(self.activity.location, self.reading.at)
        return place.public_address if place else ""

    @cached_property
    def cancelled(self) -> list[str]:
        """The days still to come on which it does not go on, each with its reason."""
        today = local_day(self.reading.at)
        return [
            _cancelled_in_words(change, self.reading)
            for change in self.activity.changes
            if change.cancelled and change.last >= today
        ]

    @cached_property
    def next_three(self) -> list[OccurrenceRow]:
        """The first three times from now, a running one included."""
        found = self.activity.next_occurrences(self.reading.holidays, self.reading.at)
        return [OccurrenceRow.of(occurrence, self.reading) for occurrence in found]


def _with_note(label: str, note: str, reading: Reading) -> str:
    """A label and a note, once when the note says the same."""
    if not note or note.casefold() == label.casefold():
        return label
    return format_html("{}: {}", label, reading.dutch(note))


def _cancelled_in_words(change: Change, reading: Reading) -> str:
    first = date_in_words(change.first, reading.language, reading.at)
    last = date_in_words(change.last, reading.language, reading.at)
    if change.first == change.last:
        words = _("Gaat niet door: %(day)s") % {"day": first}
    else:
        words = _("Gaat niet door: %(first)s tot en met %(last)s") % {"first": first, "last": last}
    return format_html("{} ({})", words, reading.dutch(change.reason)) if change.reason else words


class ListingCard:
    """An entry of the social map on a card."""

    def __init__(
        self,
        listing: Listing,
        reading: Reading,
        activities: Sequence[Activity | KnownActivity] | None = None,
    ) -> None:
        self.listing = listing
        self.reading = reading
        self.activities: Sequence[Activity | KnownActivity] = (
            activities if activities is not None else getattr(listing, "published_activities", [])
        )

    @property
    def name(self) -> str:
        return self.listing.name

    @property
    def url(self) -> str:
        return self.reading.listing_url(self.listing.slug)

    @property
    def on_list(self) -> bool:
        """Whether the visitor put it on her list."""
        return self.listing.slug in self.reading.shortlist

    @cached_property
    def kind_label(self) -> str:
        return str(KIND_LABELS.get(self.listing.kind, self.listing.kind))

    @cached_property
    def summary(self) -> str:
        """In the visitor's language, or else in Dutch and marked as such."""
        return self.translated_summary or self.reading.dutch(self.listing.summary)

    @property
    def translated_summary(self) -> str:
        return getattr(self.listing, "translated_summary", None) or ""

    @cached_property
    def when_words(self) -> list[str]:
        words = [
            line
            for activity in self.activities
            for line in activity.when_words(self.reading.at, self.reading.language)
        ]
        return list(dict.fromkeys(words))

    @cached_property
    def next_occurrence(self) -> OccurrenceRow | None:
        """The first time that any of its activities happens; none while it is closed."""
        if self.status != Listing.Status.ACTIVE:
            return None
        reading = self.reading
        firsts = [
            occurrence
            for activity in self.activities
            for occurrence in next_occurrences(
                activity.rules, activity.changes, reading.holidays, reading.at, 1
            )
        ]
        return OccurrenceRow.of(min(firsts), reading) if firsts else None

    @cached_property
    def neighbourhood_name(self) -> str:
        """The neighbourhood, or that it is for the whole municipality."""
        neighbourhood = self.listing.neighbourhood
        if neighbourhood is None:
            return _("hele gemeente")
        return neighbourhood.name if neighbourhood.is_public(self.reading.at) else ""

    @cached_property
    def place(self) -> Location | None:
        return public_place(self.listing.location, self.reading.at)

    @cached_property
    def place_name(self) -> str:
        return place_name_of(self.place, self.reading)

    @cached_property
    def cost_kind(self) -> str:
        """The dearest of its activities, so that nobody is surprised at the door."""
        kinds = {activity.cost for activity in self.activities}
        return next((kind.value for kind in reversed(COST_KINDS) if kind in kinds), "")

    @cached_property
    def cost_label(self) -> str:
        """Every kind of cost once, from free to paid: "Gratis of kleine bijdrage"."""
        kinds = {activity.cost for activity in self.activities}
        labels = [str(kind.label) for kind in COST_KINDS if kind in kinds]
        return _(" of ").join(labels[:1] + [label.lower() for label in labels[1:]])

    @cached_property
    def access_features(self) -> list[Feature]:
        return features_of(self.place, self.reading)

    @cached_property
    def status(self) -> str:
        return self.listing.status_at(self.reading.at).value

    @property
    def status_label(self) -> str:
        """Whether it goes on, and until when it is closed."""
        until = self.listing.closed_until
        if self.status == Listing.Status.CLOSED and until:
            day = date_in_words(until, self.reading.language, self.reading.at)
            return _("Tijdelijk dicht tot en met %(day)s") % {"day": day}
        return str(Listing.Status(self.status).label)

    @cached_property
    def freshness(self) -> str:
        return self.listing.freshness_at(self.reading.at).value

    @property
    def checked_on(self) -> Any:
        return self.listing.checked_on

    @cached_property
    def checked_by(self) -> str:
        return self.reading.dutch(self.listing.checked_by)

    @property
    def is_example(self) -> bool:
        return self.listing.is_example

    @property
    def image(self) -> Any:
        return self.listing.image


def listing_cards(listings: Any, reading: Reading) -> list[ListingCard]:
    """Cards of what a query found, with everything that they need."""
    return [ListingCard(each, reading) for each in listings.for_cards(reading.at, reading.language)]
