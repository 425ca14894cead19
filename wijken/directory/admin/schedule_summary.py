""" "Wanneer" for editors: the words and dates that visitors get, from the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from wijken.directory.recurrence.formats import date_in_words, time_range
from wijken.directory.recurrence.occurrences import (
    Frequency,
    Holidays,
    Occurrence,
    RecurrenceRule,
    ScheduleChange,
    next_occurrences,
)
from wijken.directory.recurrence.text import all_in_words


@dataclass(frozen=True, slots=True)
class ShownWhen:
    """Sentences for visitors, the next dates in words, and validation errors."""

    words: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    by_appointment: bool = False

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def shown_when(
    rules: Sequence[RecurrenceRule],
    changes: Sequence[ScheduleChange],
    holidays: Holidays,
    at: datetime,
    count: int = 3,
) -> ShownWhen:
    """For valid rules."""
    return ShownWhen(
        words=tuple(all_in_words(rules, "nl", at)),
        dates=tuple(_date(one, at) for one in next_occurrences(rules, changes, holidays, at, count)),
        by_appointment=all(rule.frequency is Frequency.APPOINTMENT for rule in rules),
    )


def _date(one: Occurrence, at: datetime) -> str:
    day = date_in_words(one, "nl", at)
    return day if one.is_whole_day else f"{day}, {time_range(one.starts, one.ends)}"
