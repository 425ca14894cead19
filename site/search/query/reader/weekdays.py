"""Days of the week in a question, with the part of the day: "dinsdagmiddag". Plain Python."""

from __future__ import annotations

import re

from search.query.reader.question_text import NO, Found, QuestionText
from search.query.reader.wishes import About, Wish
from wijken.directory.index.date_ranges import DayPart

STEMS = {
    "maan": 0, "mon": 0,
    "dins": 1, "din": 1, "dings": 1, "tues": 1,
    "woens": 2, "woen": 2, "wednes": 2,
    "donder": 3, "thurs": 3,
    "vrij": 4, "vrei": 4, "fri": 4,
    "zater": 5, "satur": 5,
    "zon": 6, "sun": 6,
}  # fmt: skip
SHORT = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
WEEKDAYS = rf"(?:{'|'.join(sorted(STEMS, key=len, reverse=True))})da(?:g|ch|gh|y)(?:en|s)?"
DAY = rf"(?:{WEEKDAYS})"
ABBREVIATED = "|".join(SHORT)
PARTS = {
    DayPart.MORNING: r"ochtend(?:en|s)?|morgen(?:s)?|voormiddag|mornings?",
    DayPart.AFTERNOON: r"middag(?:en|s)?|namiddag|afternoons?",
    DayPart.EVENING: r"avond(?:en|s)?|nacht(?:en|s)?|evenings?|nights?",
}
PART = rf"(?:{'|'.join(PARTS.values())})"
EVERY = r"(?:(?:op|elke|iedere|ieder|alleen|in|every|each|on|vanaf|only) )*"
AND = r"(?: ?, ?| en | of | and | or | & |- of |- en )"
UNTIL = r"(?: t/m | tot en met | tot | through | to | - ?|-)"
WORKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


def weekday_of(name: str) -> int:
    """The number of a day, however it is spelt here."""
    if name in SHORT:
        return SHORT[name]
    stem = re.sub(r"da(?:g|ch|gh|y)(?:en|s)?$", "", name)
    return STEMS[stem]


def part_of(name: str) -> DayPart:
    return next(part for part, names in PARTS.items() if re.fullmatch(names, name))


def read_weekdays(question: QuestionText) -> None:
    """Lists and ranges first; short names only beside another ("za en zo"), because "zo" is also a word."""

    def wishes(days: frozenset[int], match: re.Match[str]) -> Found:
        groups = match.groupdict()
        no = bool(groups.get("no"))
        part = groups.get("part")
        found = [Wish(About.WEEKDAY, days, no)]
        return [*found, Wish(About.PART, frozenset({part_of(part)}), no)] if part else found

    def listed(match: re.Match[str]) -> Found:
        return wishes(frozenset(weekday_of(name) for name in ONE.findall(match["days"])), match)

    def ranged(match: re.Match[str]) -> Found:
        first, last = weekday_of(match["first"]), weekday_of(match["last"])
        return wishes(
            frozenset(day % 7 for day in range(first, last + (7 if last < first else 0) + 1)), match
        )

    any_day = rf"(?:{WEEKDAYS}|{ABBREVIATED})"
    part = rf"(?:[ -]?(?:in de |s )?(?P<part>{PART}))?"
    question.take(rf"{NO}{EVERY}(?:van )?(?P<first>{any_day}){UNTIL}(?P<last>{any_day}){part}", ranged)
    question.take(rf"{NO}{EVERY}(?P<days>{any_day}(?:{AND}(?:op )?{any_day})+){part}", listed)
    question.take(rf"{NO}{EVERY}(?P<days>{WEEKDAYS}){part}(?: van de maand)?", listed)
    if question.rest in SHORT:
        question.take(rf"(?P<days>{ABBREVIATED})", listed)
    question.take(
        rf"{NO}{EVERY}(?:doordeweeks|door de week|werkdagen|weekdays?(?: only)?)",
        lambda match: wishes(WORKDAYS, match),
    )
    question.take(
        rf"{NO}{EVERY}(?:(?:het|the|de) )?(?:weekend(?:en|s)?)", lambda match: wishes(WEEKEND, match)
    )
    question.take(r"(?:(?:elke|alle|iedere|every) (?:dag|dagen|day)|alle dagen)", lambda match: [])


ONE = re.compile(rf"(?<!\w)(?:{WEEKDAYS}|{ABBREVIATED})(?=\W|$|{PART})")
