"""Read a question as a person would hear it: what is asked besides its words. Plain Python."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from search.query.reader.coming_days import read_coming_days
from search.query.reader.dates import read_dates
from search.query.reader.hours import read_hours
from search.query.reader.needs import read_needs
from search.query.reader.people import read_people
from search.query.reader.question_text import QuestionText, plain
from search.query.reader.weekdays import read_weekdays
from search.query.reader.wishes import Asked, once


@lru_cache(maxsize=1_000)
def read(typed: str, today: date) -> Asked:
    """What a question asks, said on ``today``.

    Ages come before hours ("voor 10 tot 12 jaar"), and dates before days of the week ("dinsdag 8 december").
    """
    question = QuestionText(plain(typed), today)
    before = question.left
    for part in (read_people, read_dates, read_coming_days, read_weekdays, read_hours, read_needs):
        part(question)
    rest = typed if question.left == before else question.rest
    return Asked(
        once(question.wishes),
        rest,
        tuple(question.kept),
        question.ages,
        tuple(question.past),
        tuple(question.impossible),
    )
