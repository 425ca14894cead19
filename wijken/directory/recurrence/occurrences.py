"""Compute occurrences from rules, changes and holidays.

Rules are evaluated in local time and then placed in Europe/Amsterdam, so that 10.00 stays 10.00 when the
clocks change. Two cases follow RFC 5545 (3.3.5):

- a time skipped in spring (02.30) moves on by the skipped hour (03.30);
- a time repeated in autumn (02.30) is the first one, in summer time.

If the end would then no longer be after the start, it moves as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from wijken.directory.recurrence.days import day_numbers, first_day
from wijken.directory.recurrence.rrule import rrule_text
from wijken.directory.recurrence.rules import (
    EXTRA,
    Frequency,
    Holidays,
    Occurrence,
    RecurrenceRule,
    ScheduleChange,
    WeekParity,
)
from wijken.directory.recurrence.validation import problems

__all__ = [
    "EXTRA",
    "HORIZON",
    "OPEN_END_LASTS",
    "ZONE",
    "Frequency",
    "Holidays",
    "Occurrence",
    "OccurrenceWindow",
    "RecurrenceRule",
    "ScheduleChange",
    "WeekParity",
    "first_day",
    "is_open",
    "next_occurrences",
    "occurrences",
    "occurrences_in",
    "problems",
    "rrule_text",
]

ZONE = ZoneInfo("Europe/Amsterdam")

HORIZON = timedelta(days=400)
"""The range of ``next_occurrences``: over a year, in case a yearly occurrence was cancelled once."""

OPEN_END_LASTS = timedelta(hours=2)
"""How long something with an open end counts as going on."""

NEARER_HORIZONS = (timedelta(days=15), timedelta(days=100), HORIZON)
"""Most activities recur within two weeks; only for others a longer period is searched."""

CLOCK_CHANGES_BEFORE = 4
"""From this hour no local time is skipped or repeated: clocks change at 01.00 UTC."""

NO_HOLIDAYS = Holidays()


@dataclass(frozen=True, slots=True)
class OccurrenceWindow:
    """A period to search, prepared once for any number of activities.

    From ``after`` (including what is going on then) up to but not including ``before``.
    """

    after: datetime
    before: datetime
    low: int
    high: int
    after_day: int
    before_day: int
    closed: dict[tuple[bool, bool], frozenset[int]]

    @classmethod
    def between(cls, after: datetime, before: datetime, holidays: Holidays = NO_HOLIDAYS) -> OccurrenceWindow:
        """Raises ValueError if a bound is naive: guessing its zone could be two hours off."""
        if after.tzinfo is None or before.tzinfo is None:
            raise ValueError("after and before need a time zone")
        after_day = after.astimezone(ZONE).toordinal()
        before_day = before.astimezone(ZONE).toordinal()
        # Include the day before, because an occurrence lasts at most 24 hours.
        low, high = after_day - 1, before_day
        school, public = _holidays_between(holidays, low, high)
        closed = {
            (False, False): frozenset[int](),
            (True, False): school,
            (False, True): public,
            (True, True): school | public,
        }
        return cls(after.astimezone(UTC), before.astimezone(UTC), low, high, after_day, before_day, closed)

    def has(self, found: Occurrence) -> bool:
        """Whether it overlaps the period: not over at ``after``, and starting before ``before``."""
        ends = found.ends if found.ends is not None else found.starts.astimezone(UTC) + OPEN_END_LASTS
        return found.starts < self.before and (ends > self.after or found.starts >= self.after)


def occurrences(
    rules: Sequence[RecurrenceRule],
    changes: Sequence[ScheduleChange],
    holidays: Holidays,
    after: datetime,
    before: datetime,
) -> Iterator[Occurrence]:
    """The occurrences of one activity that start before ``before`` and are not over at ``after``.

    In chronological order. For several activities in one period, create one ``OccurrenceWindow`` and call
    ``occurrences_in``.
    """
    return iter(occurrences_in(OccurrenceWindow.between(after, before, holidays), rules, changes))


def occurrences_in(
    window: OccurrenceWindow, rules: Sequence[RecurrenceRule], changes: Sequence[ScheduleChange] = ()
) -> list[Occurrence]:
    """The occurrences of one activity in a window, in chronological order, without duplicates."""
    found: list[Occurrence] = []
    after_day, before_day = window.after_day, window.before_day
    cancelled = [(each.first.toordinal(), each.last.toordinal()) for each in changes if each.cancelled]
    for index, rule in enumerate(rules):
        days = day_numbers(rule, window.low, window.high)
        if not days:
            continue
        # A single date was chosen on purpose, holiday or not.
        chosen = rule.frequency is Frequency.ONCE
        closed = window.closed[
            not chosen and rule.not_in_school_holidays,
            not chosen and rule.not_on_public_holidays,
        ]
        for day in days:
            if day in closed or (cancelled and any(first <= day <= last for first, last in cancelled)):
                continue
            one = Occurrence(*_span(day, rule.starts_at, rule.ends_at), index)
            if after_day < day < before_day or window.has(one):
                found.append(one)
    for change in changes:
        if not change.cancelled:
            one = _extra(change, rules)
            if window.has(one):
                found.append(one)
    return _in_order_once(found) if len(found) > 1 else found


def next_occurrences(
    rules: Sequence[RecurrenceRule],
    changes: Sequence[ScheduleChange],
    holidays: Holidays,
    at: datetime,
    count: int = 3,
) -> list[Occurrence]:
    """The first ``count`` occurrences that are going on at ``at`` or start within ``HORIZON``."""
    found: list[Occurrence] = []
    for horizon in NEARER_HORIZONS:
        found = occurrences_in(OccurrenceWindow.between(at, at + horizon, holidays), rules, changes)
        if len(found) >= count:
            break
    return found[: max(0, count)]


def is_open(
    rules: Sequence[RecurrenceRule], changes: Sequence[ScheduleChange], holidays: Holidays, at: datetime
) -> Occurrence | None:
    """The occurrence that is going on at ``at``, including its start but not its end.

    If there are several, the last to end. An open end counts for ``OPEN_END_LASTS``.
    """
    window = OccurrenceWindow.between(at, at + timedelta(microseconds=1), holidays)
    going_on = occurrences_in(window, rules, changes)
    return max(going_on, key=lambda one: one.ends or one.starts + OPEN_END_LASTS, default=None)


@lru_cache(maxsize=8192)
def _span(day: int, starts_at: time | None, ends_at: time | None) -> tuple[datetime, datetime | None]:
    """Start and end on a day; without ``starts_at`` the whole day, until midnight.

    Cached, because many activities on one page share their day and times.
    """
    if starts_at is None:
        starts_at, ends_at = time.min, ends_at or time.min
    starts = datetime.combine(date.fromordinal(day), starts_at, ZONE)
    if starts_at.hour < CLOCK_CHANGES_BEFORE:
        starts = _existing(starts)
    if ends_at is None:
        return starts, None
    ends = datetime.combine(date.fromordinal(day + 1 if ends_at <= starts_at else day), ends_at, ZONE)
    if ends_at.hour < CLOCK_CHANGES_BEFORE:
        ends = _existing(ends)
    return starts, ends if ends > starts else ends + timedelta(hours=1)


def _existing(moment: datetime) -> datetime:
    """The same local time, or an hour later if the clock skips it."""
    return moment.astimezone(UTC).astimezone(ZONE)


def _extra(change: ScheduleChange, rules: Sequence[RecurrenceRule]) -> Occurrence:
    starts_at, ends_at = change.starts_at, change.ends_at
    if starts_at is None and rules:
        starts_at, ends_at = rules[0].starts_at, rules[0].ends_at
    return Occurrence(*_span(change.first.toordinal(), starts_at, ends_at), EXTRA)


def _in_order_once(found: list[Occurrence]) -> list[Occurrence]:
    """In chronological order, without duplicates."""
    found.sort(key=Occurrence.in_order)
    return [
        one
        for before, one in zip([None, *found], found, strict=False)
        if before is None or before.starts != one.starts or before.ends != one.ends
    ]


@lru_cache(maxsize=64)
def _holidays_between(holidays: Holidays, low: int, high: int) -> tuple[frozenset[int], frozenset[int]]:
    """The days from ``low`` to ``high`` that are, or may be, school holidays; and the public holidays."""
    school = frozenset(
        day
        for first, last in holidays.school
        for day in range(max(low, first.toordinal()), min(high, last.toordinal()) + 1)
    )
    if holidays.school_known_until is not None:
        school |= frozenset(range(max(low, holidays.school_known_until.toordinal() + 1), high + 1))
    if isinstance(holidays.public, frozenset):
        public = frozenset(number for day in holidays.public if low <= (number := day.toordinal()) <= high)
    else:
        public = frozenset(day for day in range(low, high + 1) if holidays.public(date.fromordinal(day)))
    return school, public
