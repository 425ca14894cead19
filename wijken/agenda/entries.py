"""The rows of the agenda: what takes place, what was cancelled, and what is there every working day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from django.core.paginator import Page

from wijken.agenda.filters import AgendaFilters
from wijken.agenda.month import MonthDay, month_days
from wijken.agenda.periods import Span, days_between
from wijken.agenda.upcoming import activity_rows, standing_activities
from wijken.directory.holidays import holiday_name
from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.date_ranges import WEEK, Days
from wijken.directory.index.hours import ANY_HOUR
from wijken.directory.index.occurrences import Time, Times, cancelled_on, times_on
from wijken.directory.local_time import local_day
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.occurrences import Occurrence
from wijken.social_map.activity_rows import ActivityRow, OccurrenceRow
from wijken.social_map.results import FoundListings
from wijken.visitor import VisitorContext

MOST_CANCELLED = 50


@dataclass(frozen=True)
class AgendaEntry:
    """What takes place, or would have: then ``reason`` may say why not."""

    activity: ActivityRow
    occurrence: OccurrenceRow
    is_cancelled: bool = False
    reason: str = ""


@dataclass(frozen=True)
class StandingEntry:
    """What is there every working day: somebody to call, or a door that is open."""

    activity: ActivityRow
    when_words: list[str]


@dataclass(frozen=True)
class AgendaDay:
    """``holiday`` is the name of a public holiday, which is shown even if there is nothing."""

    day: date
    title: str
    holiday: str = ""
    rows: list[AgendaEntry] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return not all(row.is_cancelled for row in self.rows)


class AgendaTimes:
    """What takes place on the days that were asked for, without what is there every working day."""

    def __init__(self, form: AgendaFilters) -> None:
        self.form = form
        self.at = form.reading.at
        found = FoundListings(form)
        self.index, self.choice = found.index, found.choice
        self.days = found.choice.days or form.days
        choice = replace(found.choice, days=None, part=None, weekday=None, hours=ANY_HOUR)
        self.slots = found.index.fitting(choice, self.at, found.among)
        if near := found.near.own:
            reached = 0
            for key in near:
                reached |= found.index.reaching(key)
            self.slots &= reached

    @property
    def events(self) -> int:
        return self.slots & ~self.index.standing

    @cached_property
    def shown(self) -> Times:
        """Of a month only what is not every week: the rest is in its days."""
        slots = self.events & ~self.index.weekly if self.month else self.events
        return times_on(self.index, slots, self.days, self.at, self.choice)

    @cached_property
    def month(self) -> list[MonthDay]:
        """Empty for a day or week."""
        if self.form.period.span is not Span.MONTH or self.form.crisis_help:
            return []
        return month_days(self.index, self.events, self.days, self.choice, self.form.reading)

    @cached_property
    def cancelled(self) -> list[Time]:
        return cancelled_on(self.index, self.slots, self.days, self.at, self.choice)[:MOST_CANCELLED]

    @cached_property
    def standing(self) -> list[KnownActivity]:
        """In the order of the list."""
        return standing_activities(self.index, self.slots, self.days, self.at, self.choice.times)

    @cached_property
    def known(self) -> dict[int, KnownActivity]:
        """By id, what was cancelled."""
        keys = {key for _one, key in self.cancelled}
        return {known.pk: known for known in self.index.activities if known and known.pk in keys}


def rows_on(
    page: Page[Time], found: AgendaTimes, reading: VisitorContext
) -> tuple[list[AgendaDay], list[StandingEntry]]:
    """The rows of this page, by day, and what is there anyway. One query for both."""
    taking_place, cancelled = list(page), _cancelled_on(page, found)
    standing = found.standing if page.number == 1 else []
    keys = {key for _one, key in [*taking_place, *cancelled]} | {known.pk for known in standing}
    rows = activity_rows(keys, reading)
    entries = [
        (one, AgendaEntry(rows[key], OccurrenceRow.of(one, reading)))
        for one, key in taking_place
        if key in rows
    ]
    entries += [
        (
            one,
            AgendaEntry(
                rows[key], OccurrenceRow.of(one, reading), True, reading.dutch(_reason(found.known[key], one))
            ),
        )
        for one, key in cancelled
        if key in rows
    ]
    entries.sort(key=lambda pair: pair[0].in_order())
    days = _by_day(entries, _holidays_on(page, found), reading)
    language = reading.language
    return days, [
        StandingEntry(rows[known.pk], known.when_words(reading.at, language))
        for known in standing
        if known.pk in rows
    ]


def _cancelled_on(page: Page[Time], found: AgendaTimes) -> list[Time]:
    """What was cancelled in the part of the time that this page is about."""
    first = page[0][0].starts if page.has_previous() else None
    until = found.shown[page.end_index()][0].starts if page.has_next() else None
    return [
        (one, key)
        for one, key in found.cancelled
        if (first is None or one.starts >= first) and (until is None or one.starts < until)
    ]


def _holidays_on(page: Page[Time], found: AgendaTimes) -> dict[date, str]:
    """The public holidays in that part, by day. A month has them in its overview."""
    if found.month:
        return {}
    first = local_day(page[0][0].starts) if page.has_previous() else found.days.first
    last = local_day(page[-1][0].starts) if page.has_next() else found.days.last
    named = ((day, holiday_name(day)) for day in days_between(Days(first, last)))
    return {day: name for day, name in named if name}


def _reason(known: KnownActivity, one: Occurrence) -> str:
    day = one.starts.date()
    hits = (each for each in known.changes if each.cancelled and each.first <= day <= each.last)
    return next((each.reason for each in hits if each.reason), "")


def _by_day(
    entries: Iterable[tuple[Occurrence, AgendaEntry]], holidays: dict[date, str], reading: VisitorContext
) -> list[AgendaDay]:
    by_day: dict[date, list[AgendaEntry]] = {day: [] for day in holidays}
    for one, entry in entries:
        by_day.setdefault(local_day(one.starts), []).append(entry)
    return [
        AgendaDay(day, day_title(day, reading), holiday_name(day), rows)
        for day, rows in sorted(by_day.items())
    ]


def day_title(day: date, reading: VisitorContext) -> str:
    """A date with its weekday: "Vandaag, dinsdag 24 november"."""
    words = date_in_words(day, reading.language, reading.at)
    if day - reading.today > timedelta(days=1):
        return capital(words)
    return capital(f"{words}, {date_in_words(day, reading.language, day + timedelta(days=WEEK))}")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
