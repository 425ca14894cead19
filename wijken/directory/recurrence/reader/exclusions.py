"""What is left out: niet op 24 december, behalve in de schoolvakantie, ook op feestdagen."""

from __future__ import annotations

import re
from itertools import permutations

from wijken.directory.recurrence.reader import tokens
from wijken.directory.recurrence.reader.frequency import read_weekdays
from wijken.directory.recurrence.reader.periods import (
    read_dates,
    read_dates_after_on,
    read_months,
    read_period,
)
from wijken.directory.recurrence.reader.tokens import Found
from wijken.directory.recurrence.reader.vocabulary import AND

NOT = re.compile(
    r"(?:maar\s+)?(?:niet|behalve|buiten|uitgezonderd|met uitzondering van|geen|gesloten|dicht)\s+"
    r"(?:op\s+|in\s+|tijdens\s+)?"
)
BEFORE_NOT = re.compile(r"(?:(?:in|op|tijdens)\s+)?")
AFTERWARDS_NOT = re.compile(r"\s+(?:niet|gesloten|dicht)\b(?!\s+(?:op|in|tijdens|van|tot)\b)")
TOO = re.compile(r"ook (?:op|in|tijdens)\s+")
SCHOOL = re.compile(r"(?:de\s+)?(?:alle\s+)?(?:school)?vakanties?\b")
PUBLIC = re.compile(r"(?:de\s+)?(?:alle\s+)?(?:nationale\s+|officiële\s+)?feestdagen\b")
PAIRS = permutations((SCHOOL.pattern, PUBLIC.pattern))
BOTH = re.compile("|".join(rf"{one}{AND}(?:(?:niet\s+)?(?:in|op|tijdens)\s+)?{two}" for one, two in PAIRS))


def read_not(text: str, position: int) -> Found | None:
    """ "Niet op 24 december", "behalve in de schoolvakantie", "in juli 2027 niet"."""
    if match := NOT.match(text, position):
        return _left_out(text, position, match.end())
    if match := BEFORE_NOT.match(text, position):
        found = _left_out(text, position, match.end(), short=bool(match[0]))
        after = AFTERWARDS_NOT.match(text, found[1]) if found else None
        if found and after:
            token = found[0]
            if isinstance(token, tokens.NotOn):
                token = tokens.NotOn(token.what, text[position : after.end()])
            return token, after.end()
    return None


def _left_out(text: str, begin: int, position: int, *, short: bool = True) -> Found | None:
    if found := _holidays(text, position, pauses=True):
        return found
    for reader in (read_period, read_dates_after_on if short else read_dates, read_months, read_weekdays):
        if found := reader(text, position):
            token, end = found
            if isinstance(token, (tokens.Dates, tokens.DateRange, tokens.InMonths, tokens.DaysOfWeek)):
                return tokens.NotOn(token, text[begin:end].strip()), end
    return None


def read_too(text: str, position: int) -> Found | None:
    match = TOO.match(text, position)
    return _holidays(text, match.end(), pauses=False) if match else None


def _holidays(text: str, position: int, *, pauses: bool) -> Found | None:
    """School holidays, public holidays, or both."""
    if both := BOTH.match(text, position):
        return tokens.Pauses(pauses, pauses), both.end()
    if school := SCHOOL.match(text, position):
        return tokens.Pauses(school=pauses), school.end()
    public = PUBLIC.match(text, position)
    return (tokens.Pauses(public=pauses), public.end()) if public else None
