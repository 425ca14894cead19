"""Public holidays in the Netherlands."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from holidays import country_holidays

GOOD_FRIDAY_BEFORE_EASTER = timedelta(days=2)


@lru_cache(maxsize=64)
def public_holidays(year_from: int, year_to: int) -> frozenset[date]:
    """The days in these years (both included) on which most of the country is off.

    As the ``holidays`` package has them: New Year's Day, Easter Sunday and Monday, King's Day (on
    26 April when the 27th is a Sunday), Ascension Day, Whit Sunday and Monday, both days of Christmas,
    and Liberation Day in the years that make it a day off for the national government: every fifth one
    (2025, 2030). In other years a community centre is open on 5 May, and so are we.
    Good Friday is in the package, but left out here: most people work and most activities go on. Who
    is closed then, says so with an exception. Closing wrongly would hide an activity that is there;
    that is worse than the exception being forgotten.
    """
    days: set[date] = set()
    for year in range(year_from, year_to + 1):
        days.update(country_holidays("NL", years=year, expand=False))
        days.discard(easter(year) - GOOD_FRIDAY_BEFORE_EASTER)
    return frozenset(days)


def is_public_holiday(day: date) -> bool:
    """Whether most of the country is off; for ``Holidays.public`` when the years are not known beforehand."""
    return day in public_holidays(day.year, day.year)
