"""What really happens: occurrences of activities, in order, with exceptions and holidays left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from heapq import nsmallest

from wijken.cards import ActivityRow, OccurrenceRow
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import ZONE, Holidays, Occurrence, Window, occurrences_in
from wijken.reading import Reading

WEEK = 7
TODAY_AND_TOMORROW = 2


@dataclass(frozen=True)
class Happening:
    """One activity at one time."""

    activity: ActivityRow
    occurrence: OccurrenceRow


def times_of(
    activities: Iterable[Activity], holidays: Holidays, after: datetime, before: datetime, limit: int
) -> list[tuple[Occurrence, Activity]]:
    """The first ``limit`` times between two moments, each with its activity, in order."""
    window = Window.between(after, before, holidays)
    found = (
        (occurrence, activity)
        for activity in activities
        for occurrence in occurrences_in(window, activity.rules, activity.changes)
    )
    return nsmallest(limit, found, key=lambda pair: (pair[0].in_order(), pair[1].title, pair[1].pk))


def happenings(
    activities: Iterable[Activity], reading: Reading, after: datetime, before: datetime, limit: int
) -> list[Happening]:
    """The same as rows that a visitor reads. What is closed or stopped does not happen."""
    going_on = [one for one in activities if one.listing.status_at(reading.at) == Listing.Status.ACTIVE]
    return [
        Happening(ActivityRow(activity, reading), OccurrenceRow.of(occurrence, reading))
        for occurrence, activity in times_of(going_on, reading.holidays, after, before, limit)
    ]


def end_of_day(at: datetime, days: int) -> datetime:
    """Midnight at the end of a number of days, today included."""
    return datetime.combine(local_day(at) + timedelta(days=days), time.min, ZONE)


def this_week(reading: Reading, limit: int, neighbourhood: Neighbourhood | None = None) -> list[Happening]:
    """What happens from now until seven days from now: everywhere, or within reach of a neighbourhood."""
    activities = Activity.objects.at_public_listings(reading.at)
    if neighbourhood is not None:
        activities = activities.reaching(neighbourhood)
    rows = activities.for_rows(reading.at)
    return happenings(rows, reading, reading.at, end_of_day(reading.at, WEEK), limit)
