"""Progress through time as a drawing: where each bar begins and how long it is. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijken.progress_history import Period

LABELS, WIDTH, ROW, BAR, AXIS = 56, 720, 34, 22, 30
"""In units of the drawing: room for the step's number, the whole width, and the heights."""


@dataclass(frozen=True)
class Bar:
    """A period on the line of its step."""

    status: str
    x: float
    width: float


@dataclass(frozen=True)
class Line:
    """A step: its number and what was reported about it."""

    number: str
    y: int
    bars: list[Bar]

    @property
    def middle(self) -> int:
        return self.y + BAR // 2


@dataclass(frozen=True)
class Year:
    """The first of January."""

    year: int
    x: float


@dataclass(frozen=True)
class Picture:
    """All steps of one neighbourhood, from ``starts`` to ``ends``."""

    lines: list[Line]
    years: list[Year]
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


def draw(steps: Sequence[tuple[str, Sequence[Period]]], starts: date, ends: date) -> Picture:
    """``steps``: a number and its periods, in the order in which they stand below each other."""
    days = max((ends - starts).days, 1)

    def at(day: date) -> float:
        share = min(max((day - starts).days / days, 0), 1)
        return round(LABELS + share * (WIDTH - LABELS), 1)

    lines = [
        Line(
            number,
            row * ROW,
            [Bar(each.status, at(each.starts), round(at(each.ends) - at(each.starts), 1)) for each in spans],
        )
        for row, (number, spans) in enumerate(steps)
    ]
    years = [Year(year, at(date(year, 1, 1))) for year in range(starts.year, ends.year + 1)]
    return Picture(lines, years, WIDTH, len(lines) * ROW + AXIS)
