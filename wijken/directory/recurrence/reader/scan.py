"""Split a sentence into its parts: a list of readers, of which the first that fits is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wijken.directory.recurrence.reader import clock, tokens
from wijken.directory.recurrence.reader.exclusions import read_not, read_too
from wijken.directory.recurrence.reader.frequency import read_every, read_ordinals, read_weekdays
from wijken.directory.recurrence.reader.periods import (
    read_dates,
    read_from,
    read_months,
    read_on_date,
    read_period,
    read_stay,
    read_until,
)
from wijken.directory.recurrence.reader.tokens import Found, Token
from wijken.directory.recurrence.reader.vocabulary import FILLERS, PART, part_of_day
from wijken.directory.recurrence.rules import WeekParity

type Reader = Callable[[str, int], Found | None]

SEPARATORS = " ,;/+&"
WORD = re.compile(r"[^\s,;/+&]+")
A_PART = re.compile(rf"(?:in de\s+|'s\s+|de\s+)?(?P<part>{PART})\b(?!\s+op\s+afspraak\b\w)")
PARITY = re.compile(
    r"(?:in\s+|op\s+)?(?:de\s+|elke\s+|alle\s+)?(?P<which>even|oneven) (?:weken|week|weeknummers)\b"
)
APPOINTMENT = re.compile(
    r"(?P<besides>(?:en|of)\s+(?:anders\s+)?)?(?:alleen\s+)?"
    r"(?:(?:op|na|volgens|via|met) (?:telefonische )?afspraak|in overleg)\b"
)
WHOLE_DAY = re.compile(r"(?:de )?(?:hele|gehele) dag\b(?!\s+door\w)|24 uur per dag\b|dag en nacht\b")
OF_THE_MONTH = re.compile(r"(?:van|in) (?:de|elke|iedere) maand\b")


def _times(text: str, position: int) -> Found | None:
    found = clock.match_span(text, position)
    return (tokens.ClockTimes(found[0]), found[1]) if found else None


def _of(pattern: re.Pattern[str], make: Callable[[re.Match[str]], Token]) -> Reader:
    def reader(text: str, position: int) -> Found | None:
        match = pattern.match(text, position)
        return (make(match), match.end()) if match else None

    return reader


READERS: tuple[Reader, ...] = (
    read_not,
    read_too,
    _of(APPOINTMENT, lambda match: tokens.Appointment(bool(match["besides"]))),
    _of(PARITY, lambda match: tokens.Weeks(WeekParity.EVEN if match["which"] == "even" else WeekParity.ODD)),
    _of(OF_THE_MONTH, lambda match: tokens.OfTheMonth()),
    read_stay,
    read_period,
    read_from,
    read_until,
    read_on_date,
    read_dates,
    _of(WHOLE_DAY, lambda match: tokens.WholeDay()),
    read_every,
    read_ordinals,
    read_weekdays,
    _times,
    _of(A_PART, lambda match: tokens.PartOfDay(part_of_day(match["part"]))),
    read_months,
)


def scan(sentence: str) -> Iterator[Token]:
    """The parts of a tidied sentence, in order. Words that mean nothing here become one ``Unknown``."""
    position, unknown_from, unknown_to = 0, -1, -1
    while position < len(sentence):
        if sentence[position] in SEPARATORS:
            position += 1
            continue
        found = next((found for reader in READERS if (found := reader(sentence, position))), None)
        if found is None:
            word = WORD.match(sentence, position)
            end = word.end() if word else position + 1
            if sentence[position:end].strip(".:!?") not in FILLERS | {"", "-"}:
                unknown_from, unknown_to = (unknown_from if unknown_from >= 0 else position), end
            position = end
            continue
        if unknown_from >= 0:
            yield tokens.Unknown(sentence[unknown_from:unknown_to])
            unknown_from = -1
        yield found[0]
        position = found[1]
    if unknown_from >= 0:
        yield tokens.Unknown(sentence[unknown_from:unknown_to])
