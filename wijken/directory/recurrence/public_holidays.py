"""Dutch public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from holidays import country_holidays

GOOD_FRIDAY_BEFORE_EASTER = timedelta(days=2)


@lru_cache(maxsize=64)
def public_holidays(year_from: int, year_to: int) -> frozenset[date]:
    """The days in these years (both included) on which most of the country is off.

    From the ``holidays`` package: New Year's Day, Easter Sunday and Monday, King's Day (on 26 April if the
    27th is a Sunday), Ascension Day, Whit Sunday and Monday, Christmas Day and Boxing Day, and Liberation Day
    in the years in which it is a day off for the national government: every fifth one (2025, 2030). In other
    years community centres are open on 5 May.

    Good Friday is left out, although the package has it: most people work and most activities go on. Whoever
    is closed adds an exception. Hiding an activity that does take place is worse than a forgotten exception.
    """
    return frozenset(day for year in range(year_from, year_to + 1) for day in _names(year))


@lru_cache(maxsize=64)
def _names(year: int) -> dict[date, str]:
    names = dict(country_holidays("NL", years=year, expand=False, language="nl"))
    names.pop(easter(year) - GOOD_FRIDAY_BEFORE_EASTER, None)
    return names


def dutch_name(day: date) -> str:
    """Such as "Eerste kerstdag"; empty on any other day. Of two on one day, the first."""
    return _names(day.year).get(day, "").partition("; ")[0]


def is_public_holiday(day: date) -> bool:
    """Whether most of the country is off; for ``Holidays.public`` if the years are not known in advance."""
    return day in public_holidays(day.year, day.year)
