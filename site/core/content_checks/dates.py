"""Dates in a Dutch text. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DATE_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
DATE_IN_FIGURES = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")


def dates_in(text: str) -> Iterator[tuple[str, date]]:
    """Dates with a year, in words or figures. Invalid dates are skipped."""
    for match in DATE_IN_WORDS.finditer(text):
        yield from real_date(match[0], match[3], MONTHS.index(match[2].lower()) + 1, match[1])
    for match in DATE_IN_FIGURES.finditer(text):
        yield from real_date(match[0], match[3], match[2], match[1])


def real_date(text: str, year: str, month: str | int, day: str) -> Iterator[tuple[str, date]]:
    try:
        yield text, date(int(year), int(month), int(day))
    except ValueError:
        return
