"""Dates in a question: "7 december", "volgende week vrijdag", "eerste kerstdag". Plain Python."""

from __future__ import annotations

import re
from datetime import date

from search.query.reader.asked_days import A_DAY, asked_days, end_of_month
from search.query.reader.holidays import HOLIDAY, holiday
from search.query.reader.question_text import Found, QuestionText
from search.query.reader.weekdays import DAY
from wijken.directory.recurrence.languages import ENGLISH
from wijken.directory.recurrence.occurrences import HORIZON
from wijken.directory.recurrence.reader.vocabulary import MONTH_NUMBERS

MONTHS = MONTH_NUMBERS | {name.lower(): number for number, name in enumerate(ENGLISH.months, 1)} | {"oct": 10}
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
TO = r"(?:tot en met|t/m|tot|en|to|until|and|-)"
ON = r"(?:(?:op|on|van|from|the|de) )*"


def read_dates(question: QuestionText) -> None:
    """The longest ways of saying it first."""
    today = question.today

    def days(first: date, last: date | None = None) -> Found:
        return asked_days(question, first, last)

    def spoken(match: re.Match[str]) -> Found:
        """A range or a day in a month, with or without a year."""
        month, year = MONTHS[match["month"].rstrip(".")], match["year"]
        last = _day(int(match["day"]), month, year, today)
        if last is None:
            question.impossible.append(match.group().strip())
            return []
        first = match["first"]
        if not first:
            return _bounded(match["bound"] or "", last)
        begin = _safe(last.year, month, int(first))
        return days(begin, last) if begin and begin <= last else days(last)

    def _bounded(bound: str, day: date) -> Found:
        if bound.startswith(("na", "after")):
            return days(day + A_DAY, today + HORIZON)
        if bound.startswith(("vanaf", "from", "since")):
            return days(day, today + HORIZON)
        if bound.startswith(("tot", "until", "voor", "before")):
            return days(today, day if bound.startswith(("tot", "until")) else day - A_DAY)
        return days(day)

    def across(match: re.Match[str]) -> Found:
        begin = _day(int(match["day"]), MONTHS[match["month"].rstrip(".")], match["year"], today)
        end = begin and _day(int(match["day2"]), MONTHS[match["month2"].rstrip(".")], match["year2"], begin)
        return days(begin, end) if begin and end else None

    day_of = rf"(?P<day{{0}}>\d{{{{1,2}}}}) (?P<month{{0}}>{MONTH})(?: (?P<year{{0}}>20\d\d))?"
    question.take(rf"(?:van |from ){day_of.format('')} {TO} {day_of.format('2')}", across)
    year = r"(?: (?P<year>20\d\d))?"
    bound = r"(?:(?P<bound>na|after|vanaf|from|tot(?: en met)?|until|voor|before) )?"
    first = rf"(?:(?:van|tussen|between|from) )?(?:(?P<first>\d{{1,2}})(?:e|de|th)? {TO} )?"
    question.take(
        rf"{bound}(?:{ON}{DAY},? )?{ON}{first}(?P<day>\d{{1,2}})(?:e|ste|de|th|st|nd|rd)?"
        rf" ?(?:of )?(?P<month>{MONTH}){year}",
        spoken,
    )
    question.take(
        rf"{bound}(?P<first>)(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:th|st|nd|rd)?{year}",
        spoken,
    )

    def written(match: re.Match[str]) -> Found:
        day = _day(int(match["day"]), int(match["month"]), match["year"], today)
        if day is None:
            if int(match["month"]) > 12:
                return None
            question.impossible.append(match.group())
            return []
        return _bounded("", day)

    question.take(r"(?P<year>20\d\d)-(?P<month>\d{2})-(?P<day>\d{2})", written)
    question.take(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>20\d\d|\d\d))?", written)

    def of_this_month(match: re.Match[str]) -> Found:
        for ahead in range(2):
            year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
            day = _safe(year, month + 1, int(match["day"]))
            if day and day >= today:
                return days(day)
        return None

    question.take(rf"(?:op )?(?:{DAY} )?(?:de|the) (?P<day>\d{{1,2}})(?:e|ste|de|th|st|nd|rd)", of_this_month)
    question.take(
        rf"(?:(?P<bound>voor|before|na|after|met|with|op|on|tijdens) )?{HOLIDAY}",
        lambda match: _holiday(match, question),
    )

    def whole_month(match: re.Match[str]) -> Found:
        month = MONTHS[match["month"].rstrip(".")]
        begin = date(today.year + (month < today.month), month, 1)
        end = end_of_month(begin)
        when = match["when"]
        if when.startswith("begin"):
            return days(begin, begin.replace(day=10))
        if when.startswith(("eind", "end")):
            return days(begin.replace(day=21), end)
        return days(begin, end)

    question.take(rf"(?P<when>in|begin|eind|end of|beginning of) (?P<month>{MONTH})", whole_month)


def _holiday(match: re.Match[str], question: QuestionText) -> Found:
    today, found = question.today, holiday(match, question.today)
    if found is None:
        return None
    first, last, part = found
    bound = match["bound"] or ""
    if bound in ("voor", "before"):
        return asked_days(question, today, first if first < last else first - A_DAY)
    if bound in ("na", "after"):
        return asked_days(question, last + A_DAY, today + HORIZON)
    return asked_days(question, first, last, part)


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    """This day in the given year, or else the first one from today on."""
    if year:
        return _safe(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = _safe(today.year, month, day)
    if this_year and this_year >= today:
        return this_year
    return _safe(today.year + 1, month, day)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
