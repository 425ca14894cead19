"""Dates and periods in a sentence: op 5 december, vanaf maart, van vrijdag 19.00 tot zondag 15.00."""

from __future__ import annotations

import re

from wijken.directory.recurrence.reader import clock, dates, tokens
from wijken.directory.recurrence.reader.tokens import Found

FROM = re.compile(
    r"(?:vanaf|sinds|met ingang van|per|ingaande|"
    r"(?:start(?:end|datum|t)?|begin(?:nend|t)?|eerste keer(?: is)?)(?: op)?:?)\s+"
)
FROM_YEAR = re.compile(r"(2\d\d\d)\b")
UP_TO_AND_WITH = re.compile(r"tot en met\s+(?:einde?\s+)?")
UNTIL = re.compile(r"tot\s+")
STAY_FROM = re.compile(r"(?:van(?:af)?\s+)?")
STAY_UNTIL = re.compile(r"\s*(?:tot(?: en met)?\b|-)\s*")
BEFORE_CLOCK = re.compile(r"\s*,?\s*(?:om\s+)?")
ON = re.compile(r"op\s+")


def read_period(text: str, position: int) -> Found | None:
    if found := dates.match_range(text, position):
        return tokens.DateRange(found[0], found[1]), found[2]
    return None


def read_stay(text: str, position: int) -> Found | None:
    """ "Van vrijdag 9 juli 19.00 tot zondag 11 juli 15.00"."""
    begin = STAY_FROM.match(text, position)
    first = _moment(text, begin.end() if begin else position)
    through = STAY_UNTIL.match(text, first[2]) if first else None
    last = _moment(text, through.end()) if through else None
    if first is None or last is None:
        return None
    return tokens.Stay(first[0], first[1], last[0], last[1]), last[2]


def _moment(text: str, position: int) -> tuple[dates.PartialDate, clock.Clock, int] | None:
    day = dates.match_dates(text, position)
    comma = BEFORE_CLOCK.match(text, day[1]) if day else None
    found = clock.match_clock(text, comma.end()) if comma else None
    return (day[0][0], found[0], found[1]) if day and found and len(day[0]) == 1 else None


def read_from(text: str, position: int) -> Found | None:
    match = FROM.match(text, position)
    if match is None:
        return None
    if year := FROM_YEAR.match(text, match.end()):
        return tokens.DateRange(dates.PartialDate(year[0], 1, 1, int(year[1])), None), year.end()
    found = _one_date(text, match.end())
    return (tokens.DateRange(found[0], None), found[1]) if found else None


def read_until(text: str, position: int) -> Found | None:
    if match := UP_TO_AND_WITH.match(text, position):
        found = _one_date(text, match.end())
        return (tokens.DateRange(None, found[0]), found[1]) if found else None
    match = UNTIL.match(text, position)
    found = _one_date(text, match.end()) if match else None
    return (tokens.UntilNotIncluding(found[0]), found[1]) if found else None


def _one_date(text: str, position: int) -> tuple[dates.PartialDate, int] | None:
    found = dates.match_dates(text, position, short=True) or dates.match_months(text, position)
    return (found[0][0], found[1]) if found and len(found[0]) == 1 else None


def read_dates(text: str, position: int) -> Found | None:
    found = dates.match_dates(text, position)
    return (tokens.Dates(found[0]), found[1]) if found else None


def read_dates_after_on(text: str, position: int) -> Found | None:
    """ "Op 5-12" is a date; without "op" it is a range of times."""
    match = ON.match(text, position)
    found = dates.match_dates(text, match.end() if match else position, short=True)
    return (tokens.Dates(found[0]), found[1]) if found else None


def read_on_date(text: str, position: int) -> Found | None:
    return read_dates_after_on(text, position) if ON.match(text, position) else None


def read_months(text: str, position: int) -> Found | None:
    found = dates.match_months(text, position)
    return (tokens.InMonths(found[0]), found[1]) if found else None
