"""Parts of the day and hours in a question: "'s avonds", "na 17 uur", "half elf". Plain Python."""

from __future__ import annotations

import re
from datetime import time

from search.query.reader.numbers import NUMBERS
from search.query.reader.question_text import NO, Found, QuestionText
from search.query.reader.weekdays import PART, WORKDAYS, part_of
from search.query.reader.wishes import About, Wish
from wijken.directory.index.date_ranges import DayPart, Days

SPOKEN = (
    rf"(?P<half{{0}}>half )?(?P<hour{{0}}>\d{{{{1,2}}}}|{'|'.join(NUMBERS)})(?:[.:](?P<minute{{0}}>\d\d))?"
    r"(?P<unit{0}> ?(?:uur|u|am|pm|o'clock))?"
)
LUNCH, AFTER_LUNCH = time(12), time(14)
AFTER_WORK, DINNER, AFTER_DINNER, AFTER_SCHOOL = time(17), time(17), time(19), time(14, 30)
SHORT_DAY, AFTER_SHORT_DAY = 2, time(12)
"""Schools end at noon on Wednesdays."""
PUPILS = ("kinderen", "jongeren")
SMALL_HOURS = 8
"""Nobody means seven in the morning with "na 7 uur"."""


def read_hours(question: QuestionText) -> None:
    """Clock times first: "voor 12 uur" is no part of the day."""
    clock, other = SPOKEN.format(1), SPOKEN.format(2)

    def between(match: re.Match[str]) -> Found:
        first, last = _time(match, 1, match["unit2"]), _time(match, 2)
        return [Wish(About.AFTER, first), Wish(About.BEFORE, last)] if first and last else None

    def one(match: re.Match[str]) -> Found:
        at = _time(match, 1)
        if at is None:
            return None
        return [Wish(BOUNDS[match["bound"]], at)]

    question.take(rf"(?:tussen|between|van|from) {clock} (?:en|and|tot|to|-) {other}", between)
    question.take(rf"(?P<bound>{'|'.join(BOUNDS)}) {clock}", one)

    def said(*wishes: Wish):  # type: ignore[no-untyped-def]
        return lambda _match: wishes

    question.take(r"(?:na het werk|na mijn werk|after work)", said(Wish(About.AFTER, AFTER_WORK)))
    ends = AFTER_SHORT_DAY if _is_short_day(question) else AFTER_SCHOOL
    pupils = () if question.ages else (Wish(About.AUDIENCE, slug) for slug in PUPILS)
    question.take(r"(?:na school(?:tijd)?|after school)", said(Wish(About.AFTER, ends), *pupils))
    question.take(r"onder schooltijd", said(Wish(About.WEEKDAY, WORKDAYS), Wish(About.BEFORE, AFTER_SCHOOL)))
    question.take(r"tussen de middag", said(Wish(About.AFTER, LUNCH), Wish(About.BEFORE, AFTER_LUNCH)))
    question.take(r"rond etenstijd", said(Wish(About.AFTER, DINNER), Wish(About.BEFORE, AFTER_DINNER)))
    question.take(r"(?:before noon|voor de middag)", said(Wish(About.BEFORE, LUNCH)))
    daytime = frozenset({DayPart.MORNING, DayPart.AFTERNOON})
    question.take(r"(?:overdag|during the day)", said(Wish(About.PART, daytime)))
    question.take(
        rf"{NO}(?:alleen |only )?(?:(?:s|in de|in the|elke|op de|at|tot in de) )?(?P<part>{PART})",
        lambda match: [Wish(About.PART, frozenset({part_of(match["part"])}), bool(match["no"]))],
    )


def _is_short_day(question: QuestionText) -> bool:
    """Whether it asks for Wednesdays only, or for one Wednesday."""
    for wish in question.wishes:
        if wish.about is About.WEEKDAY and not wish.no:
            return bool(wish.value == frozenset({SHORT_DAY}))
        if wish.about is About.DAYS and not wish.no:
            days: Days = wish.value
            return days.first == days.last and days.first.weekday() == SHORT_DAY
    return False


BOUNDS = {
    "na": About.AFTER,
    "vanaf": About.AFTER,
    "after": About.AFTER,
    "from": About.AFTER,
    "voor": About.BEFORE,
    "before": About.BEFORE,
    "tot": About.BEFORE,
    "until": About.BEFORE,
    "om": About.AT,
    "at": About.AT,
    "rond": About.AT,
}


def _time(match: re.Match[str], number: int, unit: str | None = None) -> time | None:
    """The time of day; None if nothing says that it is one: "voor 10" may be a price or an age."""
    hour = NUMBERS.get(match[f"hour{number}"]) or int(match[f"hour{number}"])
    half, minute = match[f"half{number}"], int(match[f"minute{number}"] or 0)
    unit = (match[f"unit{number}"] or unit or "").strip()
    if not (half or unit or match[f"minute{number}"]) or hour > 23 or minute > 59:
        return None
    if half:
        hour, minute = hour - 1, 30
    small = 0 < hour < SMALL_HOURS and unit != "am" and not match[f"hour{number}"].startswith("0")
    if small or (unit == "pm" and hour < 12):
        hour += 12
    return time(hour, minute)
