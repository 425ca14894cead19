"""Every time that something happens on some days, in order, out of the index. Plain Python."""

from __future__ import annotations

from datetime import datetime, timedelta

from wijken.directory.asked_days import Days
from wijken.directory.bitsets import numbers_in
from wijken.directory.choice import Choice
from wijken.directory.listing_index import ListingIndex
from wijken.directory.recurrence import ZONE, Holidays, Occurrence

type Time = tuple[Occurrence, int]
"""When, and the number of the activity."""


def times_on(index: ListingIndex, slots: int, days: Days, at: datetime, choice: Choice) -> list[Time]:
    """What is not over at ``at``, of these slots, in the part of the day that was chosen.

    Together with today stands what began yesterday and goes on past midnight.
    """
    wanted = set(numbers_in(slots))
    window = days.window(at, Holidays())
    day = days.first - timedelta(days=days.first == at.astimezone(ZONE).date())
    found: list[Time] = []
    while day <= days.last:
        for one, here in index.days.in_order(day):
            if window.has(one) and choice.fits(one):
                found += [
                    (one, what.pk) for slot in here if slot in wanted and (what := index.activities[slot])
                ]
        day += timedelta(days=1)
    return found
