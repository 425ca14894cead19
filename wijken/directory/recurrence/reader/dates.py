"""Dates: 12 december, za 12 dec 2026, 12-12-2026, 12 en 19 december, 12 t/m 16 juli."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from wijken.directory.recurrence.languages import DUTCH_DAYS, DUTCH_MONTHS
from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.reader.vocabulary import (
    AND,
    DAY,
    MONTH,
    THROUGH,
    YEAR,
    day_number,
    month_number,
)

JUST_PASSED = timedelta(days=90)
"""A date without a year that was so recently may be meant as that one."""

ITEM = rf"(?:{DAY}\s+)?(?:de\s+)?\d{{1,2}}(?:e|ste|de)?\b"
WITH_VAN = rf"(?:{DAY}\s+)?(?:de\s+)?\d{{1,2}}(?:e|ste|de)\s+van"
NAMED = rf"(?:{ITEM}|{WITH_VAN})\s+{MONTH}(?:\s+{YEAR})?"
DD, MM = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR_FIRST = r"20\d\d-\d\d-\d\d"
DAY_FIRST = "|".join(rf"{DD}{sign}{MM}{sign}(?:20)?\d\d" for sign in ("-", "/", r"\."))
NUMERIC = rf"(?:{DAY}\s+)?(?:{YEAR_FIRST}|{DAY_FIRST})\b(?![-/.:]\d)"
SHORT = rf"{DD}[-/]{MM}\b(?![-/.:]?\d)(?!\s*(?:uur|u)\b)"
FULL = rf"(?:{NAMED}|{NUMERIC})"
MONTH_ONLY = rf"(?:{MONTH}(?:\s+{YEAR})?)"

RANGE = re.compile(rf"(?:van\s+)?(?P<first>{FULL}|{ITEM}|{MONTH_ONLY}){THROUGH}(?P<last>{FULL}|{MONTH_ONLY})")
LIST = re.compile(rf"(?P<items>(?:{ITEM}{AND})+){NAMED}")
ONE = re.compile(FULL)
A_SHORT_ONE = re.compile(SHORT)
MONTHS = re.compile(rf"{MONTH_ONLY}(?:{AND}{MONTH_ONLY})*")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year, the month or the day may be missing."""

    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in that year; for a whole month the first day. None if it does not exist."""
        try:
            return date(year, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def upcoming(self, at: date) -> date:
        """The day that is meant. Raises DoubtError if it does not exist, or if that is not certain."""
        if self.year is not None:
            found = self.in_year(self.year)
        else:
            days = [day for year in range(at.year - 1, at.year + 9) if (day := self.in_year(year))]
            found = next((day for day in days if day >= at), None)
            passed = max((day for day in days if day < at), default=None)
            if found and passed and at - passed <= JUST_PASSED:
                raise DoubtError(f"“{self.text}”: in {passed.year} of in {found.year}? Zet het jaar erbij.")
        if found is None:
            raise DoubtError(f"“{self.text}” bestaat niet. Welke dag bedoel je?")
        return self._on_its_weekday(found)

    def _on_its_weekday(self, day: date) -> date:
        if self.weekday is not None and day.weekday() != self.weekday:
            raise DoubtError(
                f"{day.day} {DUTCH_MONTHS[day.month - 1]} {day.year} is een {DUTCH_DAYS[day.weekday()]}, "
                f"geen {DUTCH_DAYS[self.weekday]}. Welke dag bedoel je?"
            )
        return day


def span_of(first: PartialDate, last: PartialDate, at: date) -> tuple[date, date]:
    """The two ends of a range: what the first lacks is that of the last, and without a year it is the next.

    Raises DoubtError.
    """
    if first != last and not (first.day or last.day or first.year or last.year):
        raise DoubtError(f"Is het elk jaar van {first.text} tot en met {last.text}? Zet de jaren erbij.")
    if last.year is None and first.year is not None:
        at = max(at, first.in_year(first.year) or at)
    ends = last.upcoming(at) if last.day or last.year else _in_month(last, at)
    if last.day is None:
        ends = ends.replace(day=monthrange(ends.year, ends.month)[1])
    month = first.month or ends.month
    year = first.year or (ends.year if (month, first.day or 1) <= (ends.month, ends.day) else ends.year - 1)
    begin = PartialDate(first.text, first.day, month, year, first.weekday).upcoming(at)
    if begin > ends:
        raise DoubtError(f"“{last.text}” is eerder dan “{first.text}”. Klopt dat?")
    return begin, ends


def end_of(last: PartialDate, at: date) -> date:
    """The day of "tot en met 30 juni" or "tot en met juni"."""
    return last.upcoming(at) if last.day else span_of(last, last, at)[1]


def _in_month(month: PartialDate, at: date) -> date:
    """The first day of the coming month of that name, or of the present one."""
    year = at.year if (month.month or 1) >= at.month else at.year + 1
    return date(year, month.month or 1, 1)


def partial(text: str) -> PartialDate:
    """A date that matched one of the expressions here."""
    weekday = re.match(rf"({DAY})\s+", text)
    day_of_week = day_number(weekday[1]) if weekday else None
    rest = text[weekday.end() :] if weekday else text
    if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", rest):
        return PartialDate(text, int(iso[3]), int(iso[2]), int(iso[1]), day_of_week)
    if numeric := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2,4}))?", rest):
        year = int(numeric[3]) % 100 + 2000 if numeric[3] else None
        return PartialDate(text, int(numeric[1]), int(numeric[2]), year, day_of_week)
    day = re.match(r"(?:de\s+)?(\d{1,2})(?:e|ste|de)?\b", rest)
    month = re.search(MONTH, rest)
    years = re.search(YEAR, rest)
    return PartialDate(
        text.strip(),
        int(day[1]) if day else None,
        month_number(month[0]) if month else None,
        int(years[0].replace("'", "20")) if years else None,
        day_of_week,
    )


def match_range(text: str, position: int) -> tuple[PartialDate, PartialDate, int] | None:
    """A range of dates at a position, and where it ends."""
    match = RANGE.match(text, position)
    if match is None:
        return None
    return partial(match["first"]), partial(match["last"]), match.end()


def match_dates(
    text: str, position: int, *, short: bool = False
) -> tuple[tuple[PartialDate, ...], int] | None:
    """One date or a list of them. ``short``: also 5-12, which elsewhere is a range of times."""
    if match := LIST.match(text, position):
        last = partial(re.sub(rf"^(?:{ITEM}{AND})+", "", match[0]))
        items = [item for item in re.split(AND, match["items"]) if item.strip()]
        dates = [partial(item) for item in items]
        whole = (PartialDate(each.text, each.day, last.month, last.year, each.weekday) for each in dates)
        return (*whole, last), match.end()
    match = ONE.match(text, position) or (A_SHORT_ONE.match(text, position) if short else None)
    return ((partial(match[0]),), match.end()) if match else None


def match_months(text: str, position: int) -> tuple[tuple[PartialDate, ...], int] | None:
    """One month or a list of them; a year counts for all of them."""
    match = MONTHS.match(text, position)
    if match is None:
        return None
    months = [partial(item) for item in re.split(AND, match[0]) if item.strip()]
    year = months[-1].year
    return tuple(PartialDate(each.text, None, each.month, each.year or year) for each in months), match.end()
