"""What really happens: occurrences of activities, in order, with exceptions and holidays left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from wijken.cards import ActivityRow, OccurrenceRow
from wijken.directory.asked_days import Days
from wijken.directory.choice import Choice
from wijken.directory.index_times import Time, Times, times_on
from wijken.directory.known_facts import known_facts
from wijken.directory.models import Activity, Neighbourhood
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import ZONE
from wijken.reading import Reading

WEEK = 7
TODAY_AND_TOMORROW = 2


@dataclass(frozen=True)
class Happening:
    """One activity at one time."""

    activity: ActivityRow
    occurrence: OccurrenceRow


def happenings(times: Iterable[Time], reading: Reading) -> list[Happening]:
    """Times as rows that a visitor reads. What vanished between looking up and showing is left out."""
    times = list(times)
    activities = Activity.objects.at_listings_that_are_there(reading.at)
    found = activities.filter(pk__in={key for _one, key in times})
    by_key = {each.pk: each for each in found.for_times()}
    return [
        Happening(ActivityRow(by_key[key], reading), OccurrenceRow.of(occurrence, reading))
        for occurrence, key in times
        if key in by_key
    ]


def end_of_day(at: datetime, days: int) -> datetime:
    """Midnight at the end of a number of days, today included."""
    return datetime.combine(local_day(at) + timedelta(days=days), time.min, ZONE)


def this_week(reading: Reading, limit: int, neighbourhood: Neighbourhood | None = None) -> list[Happening]:
    """What happens from now until seven days from now: everywhere, or within reach of a neighbourhood."""
    today = local_day(reading.at)
    choice = Choice(
        neighbourhood=neighbourhood.pk if neighbourhood else None,
        days=Days(today, today + timedelta(days=WEEK - 1)),
    )
    return happenings(times_chosen(choice, reading.at)[:limit], reading)


def times_chosen(choice: Choice, at: datetime) -> Times:
    """Every time that answers a choice with days in it."""
    index = known_facts(at).index
    assert choice.days is not None  # noqa: S101 - for the type checker
    return times_on(index, index.fitting(replace(choice, days=None, part=None), at), choice.days, at, choice)
