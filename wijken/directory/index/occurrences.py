"""All occurrences on certain days, in order, from the index. Plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import overload

from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import numbers_in
from wijken.directory.index.date_ranges import Days
from wijken.directory.index.index import ListingIndex
from wijken.directory.index.query import FilterQuery
from wijken.directory.recurrence.occurrences import ZONE, Holidays, Occurrence

WEEKS_AHEAD = 8

type Time = tuple[Occurrence, int]
"""The occurrence, and the id of the activity."""


class Times(Sequence[Time]):
    """A lazy sequence of occurrences. Counted as sets of slots, and expanded only where accessed."""

    def __init__(self, activities: list[KnownActivity | None], found: list[tuple[Occurrence, int]]) -> None:
        self.activities = activities
        self.found = found

    @cached_property
    def _count(self) -> int:
        return sum(slots.bit_count() for _one, slots in self.found)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Time]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> Time: ...
    @overload
    def __getitem__(self, place: slice) -> list[Time]: ...
    def __getitem__(self, place: int | slice) -> Time | list[Time]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(len(self))
        rows: list[Time] = []
        passed = 0
        for one, slots in self.found:
            if passed >= stop or start >= stop:
                break
            count = slots.bit_count()
            if passed + count > start:
                here = numbers_in(slots, max(0, start - passed), min(count, stop - passed))
                rows += [(one, what.pk) for slot in here if (what := self.activities[slot])]
            passed += count
        return rows


def soonest(index: ListingIndex, slots: int, at: datetime, limit: int) -> list[int]:
    """The ids of the first ``limit`` activities that have something from ``at`` on, soonest first.

    Looks ahead for eight weeks, and no further than it must.
    """
    found: dict[int, None] = {}
    first = at.astimezone(ZONE).date()
    for week in range(WEEKS_AHEAD):
        days = Days(first + timedelta(weeks=week), first + timedelta(weeks=week, days=6))
        times = times_on(index, slots, days, at, FilterQuery())
        for start in range(0, len(times), limit):
            found |= {key: None for _one, key in times[start : start + limit]}
            if len(found) >= limit:
                return list(found)[:limit]
    return list(found)


def times_on(index: ListingIndex, slots: int, days: Days, at: datetime, choice: FilterQuery) -> Times:
    """Occurrences of these slots in the selected part of the day, without those over at ``at``.

    Today includes occurrences that started yesterday and continue past midnight.
    """
    return _times(index, index.days.in_order, slots, days, at, choice)


def cancelled_on(index: ListingIndex, slots: int, days: Days, at: datetime, choice: FilterQuery) -> Times:
    """As ``times_on``, of what was cancelled."""
    return _times(index, index.days.cancelled, slots, days, at, choice)


def _times(
    index: ListingIndex,
    starting: Callable[[date], list[tuple[Occurrence, int]]],
    slots: int,
    days: Days,
    at: datetime,
    choice: FilterQuery,
) -> Times:
    window = days.window(at, Holidays())
    day = days.first - timedelta(days=days.first == at.astimezone(ZONE).date())
    found: list[tuple[Occurrence, int]] = []
    while day <= days.last:
        for one, here in starting(day):
            if window.has(one) and choice.fits(one) and (wanted := here & slots):
                found.append((one, wanted))
        day += timedelta(days=1)
    return Times(index.activities, found)
