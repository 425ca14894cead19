"""Holidays by name, with the evenings before them. Plain Python."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

from wijken.directory.index.date_ranges import DayPart

EVENING = DayPart.EVENING
SUNDAY = 6
FIXED: tuple[tuple[str, tuple[int, int], tuple[int, int], DayPart | None], ...] = (
    (r"(?:eerste|1e) kerstdag|christmas day", (12, 25), (12, 25), None),
    (r"(?:tweede|2e) kerstdag|boxing day", (12, 26), (12, 26), None),
    (r"kerstavond", (12, 24), (12, 24), EVENING),
    (r"christmas eve", (12, 24), (12, 24), None),
    (r"(?:de )?kerst(?:dagen|mis)?|christmas", (12, 24), (12, 26), None),
    (r"pakjesavond|sinterklaasavond", (12, 5), (12, 5), EVENING),
    (r"oudjaarsavond|oudejaarsavond|new year'?s eve", (12, 31), (12, 31), EVENING),
    (r"oudjaar|oudejaarsdag", (12, 31), (12, 31), None),
    (r"nieuwjaarsdag|nieuwjaar|new year'?s day", (1, 1), (1, 1), None),
    (r"bevrijdingsdag|liberation day", (5, 5), (5, 5), None),
)
AFTER_EASTER: tuple[tuple[str, int], ...] = (
    (r"goede vrijdag|good friday", -2),
    (r"eerste paasdag|easter sunday", 0),
    (r"tweede paasdag|easter monday", 1),
    (r"hemelvaart(?:sdag)?|ascension day", 39),
    (r"eerste pinksterdag|whit sunday", 49),
    (r"tweede pinksterdag|whit monday", 50),
)
KINGS_DAY = r"koningsdag|king'?s day"
NAMES = (*(row[0] for row in FIXED), *(row[0] for row in AFTER_EASTER), KINGS_DAY)
HOLIDAY = rf"(?P<holiday>{'|'.join(NAMES)})"


def holiday(match: re.Match[str], today: date) -> tuple[date, date, DayPart | None] | None:
    """The next one: its first and last day, and the part of the day."""
    said = match["holiday"]
    for pattern, first, last, part in FIXED:
        if re.fullmatch(pattern, said):
            year = today.year + (date(today.year, *last) < today)
            return date(year, *first), date(year, *last), part
    days = (day_of(said, year) for year in (today.year, today.year + 1))
    day = next((each for each in days if each and each >= today), None)
    return (day, day, None) if day else None


def day_of(said: str, year: int) -> date | None:
    """A holiday that moves: with Easter, or to Saturday because the 27th of April is a Sunday."""
    for pattern, after in AFTER_EASTER:
        if re.fullmatch(pattern, said):
            return easter(year) + timedelta(days=after)
    if not re.fullmatch(KINGS_DAY, said):
        return None
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=birthday.weekday() == SUNDAY)
