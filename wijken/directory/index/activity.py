"""The cached data of an activity for lists. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wijken.directory.recurrence.occurrences import RecurrenceRule, ScheduleChange
from wijken.directory.recurrence.text import all_in_words


@dataclass(frozen=True, slots=True)
class KnownActivity:
    """Its costs and times, with the attribute names of ``Activity``."""

    pk: int
    cost: str
    registration: str
    rules: Sequence[RecurrenceRule] = ()
    changes: Sequence[ScheduleChange] = ()

    def when_words(self, at: datetime, language: str = "nl") -> list[str]:
        """The times as sentences."""
        return all_in_words(self.rules, language, at)
