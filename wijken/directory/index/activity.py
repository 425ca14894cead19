"""The cached data of an activity for lists. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wijken.directory.recurrence.occurrences import Frequency, RecurrenceRule, ScheduleChange
from wijken.directory.recurrence.text import all_in_words

WORKING_DAYS = 5
AVAILABLE = "available"
"""``Activity.Presence.AVAILABLE``."""
A_SHORT_SERIES = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class KnownActivity:
    """Its costs and times, with the attribute names of ``Activity``."""

    pk: int
    cost: str
    registration: str
    rules: Sequence[RecurrenceRule] = ()
    changes: Sequence[ScheduleChange] = ()
    presence: str = ""
    """What an editor chose; empty: it follows from the times."""

    def when_words(self, at: datetime, language: str = "nl") -> list[str]:
        """The times as sentences."""
        return all_in_words(self.rules, language, at)

    @property
    def is_standing(self) -> bool:
        """Whether it is somebody to reach, not something that takes place; by its times: on working days."""
        if self.presence:
            return self.presence == AVAILABLE
        days = {day for rule in self.rules if _goes_on_every_week(rule) for day in rule.weekdays}
        return len(days) >= WORKING_DAYS

    @property
    def is_weekly(self) -> bool:
        """Whether at least one of its times is every week, or every few weeks."""
        return any(rule.frequency is Frequency.WEEKLY for rule in self.rules)


def _goes_on_every_week(rule: RecurrenceRule) -> bool:
    """Not a holiday week with something every day."""
    ends_soon = rule.first is not None and rule.last is not None and rule.last - rule.first < A_SHORT_SERIES
    every_week = rule.frequency is Frequency.WEEKLY and rule.interval == 1 and rule.weeks is None
    return every_week and not ends_soon
