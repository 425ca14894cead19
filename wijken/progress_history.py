"""From reports to periods: how far a neighbourhood was with a step, and when. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Report(Protocol):
    """What this module needs to know of a report."""

    status: str
    since: date | None
    reported_on: date


@dataclass(frozen=True)
class Period:
    """From ``starts`` up to ``ends`` the step was at ``status``."""

    status: str
    starts: date
    ends: date


def began(report: Report) -> date:
    """The day from which the report holds: that of the report itself where nobody said since when."""
    return report.since or report.reported_on


def in_order[R: Report](reports: Iterable[R]) -> list[R]:
    """As they came in."""
    return sorted(reports, key=lambda report: report.reported_on)


def periods(reports: Iterable[Report], until: date) -> list[Period]:
    """One after the other up to ``until``. A later report puts right what was said before about its days."""
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
    """Where a picture of all of it begins: the first of January of the first year."""
    return date(min([began(report).year for report in reports] + [until.year]), 1, 1)
