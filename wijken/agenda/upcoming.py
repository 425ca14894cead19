"""Upcoming occurrences of activities, in order, without exceptions and holidays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import numbers_in
from wijken.directory.index.cache import known_facts
from wijken.directory.index.date_ranges import Days, coming_week
from wijken.directory.index.hours import ANY_HOUR, Hours
from wijken.directory.index.index import ListingIndex
from wijken.directory.index.occurrences import Time, Times, times_on
from wijken.directory.index.query import FilterQuery
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity
from wijken.directory.recurrence.occurrences import ZONE
from wijken.social_map.activity_rows import ActivityRow, OccurrenceRow
from wijken.visitor import VisitorContext

TODAY_AND_TOMORROW = 2
MOST_STANDING = 50
AT_ONCE = 50


@dataclass(frozen=True)
class Happening:
    """One occurrence of an activity."""

    activity: ActivityRow
    occurrence: OccurrenceRow


def happenings(times: Iterable[Time], reading: VisitorContext) -> list[Happening]:
    """Times as rows for display, without those that have disappeared since the lookup."""
    times = list(times)
    by_key = activity_rows({key for _one, key in times}, reading)
    return [
        Happening(by_key[key], OccurrenceRow.of(occurrence, reading))
        for occurrence, key in times
        if key in by_key
    ]


def activity_rows(keys: Collection[int], reading: VisitorContext) -> dict[int, ActivityRow]:
    """By id, those that are still public. One query."""
    found = Activity.objects.at_listings_that_are_there(reading.at).filter(pk__in=keys).for_times()
    return {each.pk: ActivityRow(each, reading) for each in found}


def end_of_day(at: datetime, days: int) -> datetime:
    """Midnight at the end of a number of days, including today."""
    return datetime.combine(local_day(at) + timedelta(days=days), time.min, ZONE)


def happenings_of_coming_week(
    reading: VisitorContext, limit: int, neighbourhood: int | None = None
) -> list[Happening]:
    """The next seven days: everywhere, or in a neighbourhood (its id): each activity once, its own first.

    What is there every working day only fills up what is left.
    """
    index, days, choice = reading.facts.index, coming_week(reading.today), FilterQuery()
    if neighbourhood is not None:
        choice = FilterQuery(neighbourhood=neighbourhood)
    here = index.fitting(choice, reading.at)
    events, standing = here & ~index.standing, here & index.standing
    if neighbourhood is None:
        shown = times_on(index, events, days, reading.at, choice)[:limit]
        groups = [standing]
    else:
        shown = []
        groups = [
            each & part for each in (events, standing) for part in (~index.for_everyone, index.for_everyone)
        ]
    for slots in groups:
        shown += first_of_each(times_on(index, slots, days, reading.at, choice), limit - len(shown))
    return happenings(sorted(shown, key=lambda time_and_key: time_and_key[0].starts), reading)


def first_of_each(times: Times, limit: int) -> list[Time]:
    """The first time of the first ``limit`` activities. Expands no more of a long list than it needs."""
    firsts: dict[int, Time] = {}
    for start in range(0, len(times), AT_ONCE):
        if len(firsts) >= limit:
            break
        for time_and_key in times[start : start + AT_ONCE]:
            firsts.setdefault(time_and_key[1], time_and_key)
    return list(firsts.values())[:limit]


def standing_activities(
    index: ListingIndex, slots: int, days: Days, at: datetime, hours: Hours = ANY_HOUR
) -> list[KnownActivity]:
    """Who can be reached on these days at fixed hours, in the order of the list."""
    on = index.days.between(days, hours, at)
    numbers = numbers_in(slots & index.standing & on, 0, MOST_STANDING)
    return [known for number in numbers if (known := index.activities[number])]


def times_chosen(choice: FilterQuery, at: datetime) -> Times:
    """All times that match a filter with days."""
    index = known_facts(at).index
    assert choice.days is not None  # noqa: S101 - for the type checker
    return times_on(index, index.fitting(replace(choice, days=None, part=None), at), choice.days, at, choice)
