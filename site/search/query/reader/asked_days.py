"""From days to a wish: not longer than dates are known, and days that are over are said. Plain Python."""

from __future__ import annotations

from datetime import date, timedelta

from search.query.reader.question_text import QuestionText
from search.query.reader.wishes import About, Wish
from wijken.directory.index.date_ranges import DayPart, Days
from wijken.directory.recurrence.occurrences import HORIZON

A_DAY = timedelta(days=1)


def asked_days(
    question: QuestionText, first: date, last: date | None = None, part: DayPart | None = None
) -> list[Wish]:
    """One day, or ``first`` to ``last``, and the part of the day."""
    last = last or first
    part_of_day = [Wish(About.PART, frozenset({part}))] if part else []
    if last < question.today:
        question.past.append(last)
        return [Wish(About.DAYS, Days(first, last)), *part_of_day]
    last = min(last, question.today + HORIZON)
    return [Wish(About.DAYS, Days(min(max(first, question.today), last), last)), *part_of_day]


def end_of_month(day: date) -> date:
    return (day.replace(day=28) + 4 * A_DAY).replace(day=1) - A_DAY
