"""Days of the week and how often: elke 2e dinsdag, om de week, werkdagen."""

from __future__ import annotations

import re

from wijken.directory.recurrence.reader import tokens
from wijken.directory.recurrence.reader.tokens import Found
from wijken.directory.recurrence.reader.vocabulary import (
    AND,
    DAY,
    NUMBER,
    ORDINAL,
    PART,
    THROUGH,
    day_number,
    number,
    ordinal,
    part_of_day,
)

EACH = r"(?:elke?|iedere?|alle)"
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
DAYS = re.compile(
    rf"(?P<every>{EACH}\s+)?(?:op\s+|'s\s+)?(?P<first>{DAY})(?:(?P<through>{THROUGH})(?P<last>{DAY}))?"
    rf"(?:\s*-?\s*(?P<part>{PART})\b)?(?!\w)"
)
GROUPS = re.compile(
    rf"(?P<every>{EACH}\s+)?(?:op\s+)?(?:(?P<all>dagelijks|dag(?:en)?(?=\s|,|$)|7 dagen per week)"
    rf"|(?P<part>{PART})"
    r"|(?P<work>werkdag(?:en)?|doordeweeks|door de week|doordeweekse dag(?:en)?|weekdagen)"
    r"|(?:in het\s+|het\s+)?(?P<weekend>weekend(?:en|s)?))\b"
)
ORDINALS = re.compile(rf"(?:{EACH}\s+|op\s+)?(?:de\s+)?(?P<all>{ORDINAL}(?:{AND}(?:de\s+)?{ORDINAL})*)")
UNITS = {"dag": "day", "week": "week", "weken": "week", "maand": "month", "maanden": "month", "jaar": "year",
         "jaren": "year", "kwartaal": "quarter"}  # fmt: skip
UNIT = r"(?P<unit>weken|week|maanden|maand|jaar|jaren|kwartaal)\b"
EVERY = (
    (re.compile(rf"om de (?:andere )?{UNIT}"), 2),
    (re.compile(rf"om de (?P<count>{NUMBER})\s*{UNIT}"), 0),
    (re.compile(rf"{EACH}\s+(?:(?P<count>{NUMBER})\s*)?{UNIT}"), 1),
    (
        re.compile(
            rf"(?:eens|een keer|één keer|1 keer|1x|1 x) (?:per|in de|in het|elke) "
            rf"(?:(?P<count>{NUMBER})\s*)?{UNIT}"
        ),
        1,
    ),
)
ADVERBS = {
    "wekelijks": (1, "week"), "tweewekelijks": (2, "week"), "2-wekelijks": (2, "week"),
    "veertiendaags": (2, "week"), "om de 14 dagen": (2, "week"), "elke 14 dagen": (2, "week"),
    "maandelijks": (1, "month"), "tweemaandelijks": (2, "month"), "jaarlijks": (1, "year"),
}  # fmt: skip


def read_weekdays(text: str, position: int) -> Found | None:
    if match := DAYS.match(text, position):
        first = day_number(match["first"])
        last = day_number(match["last"]) if match["last"] else first
        days = tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
        part = part_of_day(match["part"]) if match["part"] else None
        return tokens.DaysOfWeek(days, part, bool(match["every"])), match.end()
    match = GROUPS.match(text, position)
    if match is None or (match["all"] == "dag" and not match["every"]) or match["all"] == "dagen":
        return None
    if match["part"]:
        part = part_of_day(match["part"])
        return (tokens.DaysOfWeek(EVERY_DAY, part, True), match.end()) if match["every"] else None
    days = EVERY_DAY if match["all"] else WORKDAYS if match["work"] else WEEKEND
    return tokens.DaysOfWeek(days, None, bool(match["every"])), match.end()


def read_ordinals(text: str, position: int) -> Found | None:
    match = ORDINALS.match(text, position)
    if match is None:
        return None
    return tokens.Ordinals(tuple(ordinal(word) for word in re.findall(ORDINAL, match["all"]))), match.end()


def read_every(text: str, position: int) -> Found | None:
    for word, (count, unit) in ADVERBS.items():
        if re.compile(rf"{word}\b").match(text, position):
            return tokens.Every(count, unit, word), position + len(word)
    for pattern, implied in EVERY:
        if match := pattern.match(text, position):
            counted = match.groupdict().get("count")
            count, unit = number(counted) if counted else implied, UNITS[match["unit"]]
            if unit == "quarter":
                count, unit = count * 3, "month"
            return tokens.Every(count, unit, match[0]), match.end()
    return None
