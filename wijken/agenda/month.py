"""A month at a glance: how much there is on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from wijken.agenda.periods import days_between
from wijken.directory.holidays import holiday_name
from wijken.directory.index.date_ranges import Days, whole_month
from wijken.directory.index.index import ListingIndex
from wijken.directory.index.occurrences import times_on
from wijken.directory.index.query import FilterQuery
from wijken.visitor import VisitorContext


@dataclass(frozen=True)
class MonthDay:
    """A day, with the number of activities and the value of ``wanneer``. What is over has no number."""

    day: date
    weekday: str
    count: int
    holiday: str
    is_over: bool
    is_today: bool

    @property
    def column(self) -> int:
        """1 is Monday."""
        return self.day.isoweekday()


def month_days(
    index: ListingIndex, slots: int, shown: Days, choice: FilterQuery, reading: VisitorContext
) -> list[MonthDay]:
    """Every day of the month. Counts from the index, without a query."""
    today = reading.today
    return [
        MonthDay(
            day=day,
            weekday=date_format(day, "D"),
            count=len(times_on(index, slots, Days(day, day), reading.at, choice))
            if shown.first <= day <= shown.last
            else 0,
            holiday=holiday_name(day),
            is_over=not shown.first <= day <= shown.last,
            is_today=day == today,
        )
        for day in days_between(whole_month(shown.first))
    ]
