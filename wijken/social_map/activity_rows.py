"""Activities as rows, with their occurrences: the attributes that the components use.

Built from querysets with ``for_rows``; nothing here runs further queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.html import format_html
from django.utils.translation import gettext as _

from wijken.directory.holidays import unknown_dates_note
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing
from wijken.directory.recurrence.formats import date_in_words, time_range
from wijken.directory.recurrence.occurrences import HORIZON, Occurrence, ScheduleChange
from wijken.social_map.public_location import place_name_of, public_place
from wijken.visitor import VisitorContext

COST_LABELS = dict(Activity.Cost.choices)
REGISTRATION_LABELS = dict(Activity.Registration.choices)
SHOWN_DATES = 3


@dataclass(frozen=True)
class OccurrenceRow:
    """One occurrence."""

    starts: datetime
    ends: datetime | None
    day_words: str
    time_words: str
    is_soon: bool
    is_now: bool = False

    @classmethod
    def of(cls, occurrence: Occurrence, reading: VisitorContext) -> OccurrenceRow:
        soon = local_day(occurrence.starts) <= reading.today + timedelta(days=1)
        return cls(
            starts=occurrence.starts,
            ends=occurrence.ends,
            day_words=date_in_words(occurrence, reading.language, reading.at),
            time_words=time_range(occurrence.starts, occurrence.ends, reading.language),
            is_soon=soon,
            is_now=occurrence.starts <= reading.at,
        )


class ActivityRow:
    """An activity in a row: what, where, when, and the cost."""

    def __init__(self, activity: Activity, reading: VisitorContext, listing: Listing | None = None) -> None:
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
    def is_unconfirmed(self) -> bool:
        return self.listing.is_unconfirmed_at(self.reading.at)

    @cached_property
    def said_stopped(self) -> str:
        return self.listing.said_stopped

    @property
    def cost_words(self) -> str:
        """The kind of cost, with the editor's note."""
        return _with_note(self.cost_label, self.activity.cost_note, self.reading)

    @property
    def registration_words(self) -> str:
        """Whether registration is needed, with the editor's note."""
        label = str(self.activity.get_registration_display())
        return _with_note(label, self.activity.registration_note, self.reading)

    @property
    def age_words(self) -> str:
        """The age range; empty if everyone is welcome."""
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
        """Where it is, unless that is the listing's own location."""
        place = public_place(self.activity.location, self.reading.at)
        return place.public_address if place else ""

    @cached_property
    def cancelled(self) -> list[str]:
        """Future days on which it is cancelled, each with its reason."""
        today = self.reading.today
        return [
            _cancelled_in_words(change, self.reading)
            for change in self.activity.changes
            if change.cancelled and change.last >= today
        ]

    @cached_property
    def next_three(self) -> list[OccurrenceRow]:
        """The next three occurrences, including a current one."""
        found = self.activity.next_occurrences(self.reading.holidays, self.reading.at)
        return [OccurrenceRow.of(occurrence, self.reading) for occurrence in found]

    @property
    def unknown_dates(self) -> str:
        """Why there are fewer than three: school holidays are not known yet."""
        at = self.reading.at
        if len(self.next_three) >= SHOWN_DATES:
            return ""
        return unknown_dates_note(self.activity.rules, self.reading.holidays, at, at + HORIZON)


def _with_note(label: str, note: str, reading: VisitorContext) -> str:
    """A label with a note, without repeating a note that says the same."""
    if not note or note.casefold() == label.casefold():
        return label
    return format_html("{}: {}", label, reading.dutch(note))


def _cancelled_in_words(change: ScheduleChange, reading: VisitorContext) -> str:
    first = date_in_words(change.first, reading.language, reading.at)
    last = date_in_words(change.last, reading.language, reading.at)
    if change.first == change.last:
        words = _("Gaat niet door: %(day)s") % {"day": first}
    else:
        words = _("Gaat niet door: %(first)s tot en met %(last)s") % {"first": first, "last": last}
    return format_html("{} ({})", words, reading.dutch(change.reason)) if change.reason else words
