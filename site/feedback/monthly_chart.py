"""Answers per month, and the points of a line chart. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

MONTHS = 12
WIDTH, HEIGHT, EDGE = 240, 48, 4


@dataclass
class Month:
    """The answers of one month."""

    first_day: date
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, *verdicts: str) -> int:
        return sum(self.counts.get(verdict, 0) for verdict in verdicts)


def last_months(today: date, count: int = MONTHS) -> list[date]:
    """The first days of the last months, this one included, oldest first."""
    months = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(months - count + 1, months + 1)]


def by_month(rows: Iterable[tuple[date, str, int]], today: date) -> list[Month]:
    """All months of the last year, also those without answers."""
    months = {day: Month(day) for day in last_months(today)}
    for day, verdict, count in rows:
        if day in months:
            months[day].counts[verdict] = months[day].counts.get(verdict, 0) + count
    return list(months.values())


def points(values: list[int], highest: int) -> str:
    """The ``points`` of an SVG polyline: "4,44 25,30 …"; a month without answers is on the baseline."""
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * EDGE
    return " ".join(
        f"{EDGE + number * step:.1f},{HEIGHT - EDGE - room * value / max(highest, 1):.1f}"
        for number, value in enumerate(values)
    )


def total(months: Iterable[Month]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for month in months:
        for verdict, count in month.counts.items():
            found[verdict] = found.get(verdict, 0) + count
    return found
