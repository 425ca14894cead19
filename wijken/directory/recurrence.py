"""When it happens: the occurrences that follow from rules, changes and holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wijken.directory.recurrence_rules import EXTRA, Change, Frequency, Holidays, Occurrence, Rule
from wijken.directory.recurrence_text import parse_rrule, rrule_text

__all__ = [
    "EXTRA",
    "HORIZON",
    "OPEN_END_LASTS",
    "ZONE",
    "Change",
    "Frequency",
    "Holidays",
    "Occurrence",
    "Rule",
    "is_open",
    "next_occurrences",
    "occurrences",
    "parse_rrule",
    "problems",
    "rrule_text",
]

ZONE = ZoneInfo("Europe/Amsterdam")
HORIZON = timedelta(days=400)
OPEN_END_LASTS = timedelta(hours=2)


def occurrences(
    rules: Sequence[Rule], changes: Sequence[Change], holidays: Holidays, after: datetime, before: datetime
) -> Iterator[Occurrence]:
    """Everything that starts before ``before`` and is not over at ``after``, in chronological order."""
    raise NotImplementedError


def next_occurrences(
    rules: Sequence[Rule], changes: Sequence[Change], holidays: Holidays, at: datetime, count: int = 3
) -> list[Occurrence]:
    """The first ``count`` occurrences that are running at ``at`` or start within ``HORIZON`` after it."""
    raise NotImplementedError


def is_open(
    rules: Sequence[Rule], changes: Sequence[Change], holidays: Holidays, at: datetime
) -> Occurrence | None:
    """The occurrence that is running at ``at``."""
    raise NotImplementedError


def problems(rule: Rule) -> tuple[str, ...]:
    """Why a rule cannot be right, each as a Dutch sentence for the editor; empty when it can."""
    raise NotImplementedError
