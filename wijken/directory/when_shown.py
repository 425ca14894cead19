"""What an editor sees of "wanneer": the visitors' own words and dates, worked out from the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from wijken.directory.recurrence import Change, Frequency, Holidays, Occurrence, Rule, next_occurrences
from wijken.directory.when_in_words import all_in_words, date_in_words, time_range


@dataclass(frozen=True, slots=True)
class ShownWhen:
    """Sentences for visitors, the next dates in words, and what is still missing."""

    words: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    by_appointment: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def shown_when(
    rules: Sequence[Rule], changes: Sequence[Change], holidays: Holidays, at: datetime, count: int = 3
) -> ShownWhen:
    """For rules without problems."""
    return ShownWhen(
        words=tuple(all_in_words(rules, "nl", at)),
        dates=tuple(_date(one, at) for one in next_occurrences(rules, changes, holidays, at, count)),
        by_appointment=all(rule.frequency is Frequency.APPOINTMENT for rule in rules),
    )


def _date(one: Occurrence, at: datetime) -> str:
    day = date_in_words(one, "nl", at)
    return day if one.is_whole_day else f"{day}, {time_range(one.starts, one.ends)}"
