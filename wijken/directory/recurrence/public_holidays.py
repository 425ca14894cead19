"""Dutch public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

SUNDAY = 6
ON_A_DATE = ((1, 1, "Nieuwjaarsdag"), (12, 25, "Eerste kerstdag"), (12, 26, "Tweede kerstdag"))
AFTER_EASTER = (
    (0, "Eerste paasdag"),
    (1, "Tweede paasdag"),
    (39, "Hemelvaartsdag"),
    (49, "Eerste pinksterdag"),
    (50, "Tweede pinksterdag"),
)
LUSTRUM = 5


@lru_cache(maxsize=64)
def public_holidays(year_from: int, year_to: int) -> frozenset[date]:
    """The days in these years (both included) on which most of the country is off.

    New Year's Day, Easter Sunday and Monday, King's Day (on 26 April if the 27th is a Sunday), Ascension Day,
    Whit Sunday and Monday, Christmas Day and Boxing Day, and Liberation Day in the years in which it is a day
    off for the national government: every fifth one (2025, 2030). In other years community centres are open
    on 5 May.

    Good Friday is none: most people work and most activities go on. Whoever is closed adds an exception.
    Hiding an activity that does take place is worse than a forgotten exception.
    """
    return frozenset(day for year in range(year_from, year_to + 1) for day in _names(year))


@lru_cache(maxsize=64)
def _names(year: int) -> dict[date, str]:
    """Worked out here: the package of that name loads the calendars of all countries, ten megabytes."""
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    names = {date(year, month, day): name for month, day, name in ON_A_DATE}
    names[kings_day] = "Koningsdag"
    if year % LUSTRUM == 0:
        names[date(year, 5, 5)] = "Bevrijdingsdag"
    for days, name in AFTER_EASTER:
        names.setdefault(easter(year) + timedelta(days=days), name)
    return names


def dutch_name(day: date) -> str:
    """Such as "Eerste kerstdag"; empty on any other day."""
    return _names(day.year).get(day, "")


def is_public_holiday(day: date) -> bool:
    """Whether most of the country is off; for ``Holidays.public`` if the years are not known in advance."""
    return day in public_holidays(day.year, day.year)
