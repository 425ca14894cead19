"""Progress as a Gantt chart: the position and length of each bar. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijken.progress.history import Period

LABELS, WIDTH, ROW, BAR, AXIS = 56, 720, 34, 22, 30
"""In units of the SVG: label column, total width, and heights."""


@dataclass(frozen=True)
class Bar:
    """A period in the row of its step."""

    status: str
    x: float
    width: float


@dataclass(frozen=True)
class ChartRow:
    """A step: its number and its periods."""

    number: str
    y: int
    bars: list[Bar]

    @property
    def middle(self) -> int:
        return self.y + BAR // 2


@dataclass(frozen=True)
class YearMark:
    """January 1st."""

    year: int
    x: float


@dataclass(frozen=True)
class ProgressChart:
    """All steps of one neighbourhood, from ``starts`` to ``ends``."""

    lines: list[ChartRow]
    years: list[YearMark]
    width: int
    height: int
    bar: int = BAR
    half_bar: int = BAR // 2

    @property
    def bottom(self) -> int:
        return self.height - AXIS

    @property
    def words_at(self) -> int:
        return self.height - AXIS // 3


def draw(steps: Sequence[tuple[str, Sequence[Period]]], starts: date, ends: date) -> ProgressChart:
    """``steps``: numbers with their periods, in display order."""
    days = max((ends - starts).days, 1)

    def at(day: date) -> float:
        share = min(max((day - starts).days / days, 0), 1)
        return round(LABELS + share * (WIDTH - LABELS), 1)

    lines = [
        ChartRow(
            number,
            row * ROW,
            [Bar(each.status, at(each.starts), round(at(each.ends) - at(each.starts), 1)) for each in spans],
        )
        for row, (number, spans) in enumerate(steps)
    ]
    years = [YearMark(year, at(date(year, 1, 1))) for year in range(starts.year, ends.year + 1)]
    return ProgressChart(lines, years, WIDTH, len(lines) * ROW + AXIS)
