"""Convert status reports to periods: the status of a step over time. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Report(Protocol):
    """The attributes of a report that this module uses."""

    status: str
    since: date | None
    reported_on: date


@dataclass(frozen=True)
class Period:
    """The step had ``status`` from ``starts`` up to, but not including, ``ends``."""

    status: str
    starts: date
    ends: date


def began(report: Report) -> date:
    """The day from which the report holds: by default the day it was made."""
    return report.since or report.reported_on


def in_order[R: Report](reports: Iterable[R]) -> list[R]:
    """In order of receipt."""
    return sorted(reports, key=lambda report: report.reported_on)


def periods(reports: Iterable[Report], until: date) -> list[Period]:
    """Consecutive periods up to ``until``. A later report overrides earlier ones for its days."""
    standing: list[Report] = []
    for report in in_order(reports):
        standing = [earlier for earlier in standing if began(earlier) < began(report)]
        standing.append(report)
    starts = [began(report) for report in standing]
    return [
        Period(report.status, start, min(end, until))
        for report, start, end in zip(standing, starts, [*starts[1:], until], strict=False)
        if start < until
    ]


def first_day(reports: Sequence[Report], until: date) -> date:
    """The start of a chart of all reports: January 1st of the first year."""
    return date(min([began(report).year for report in reports] + [until.year]), 1, 1)
