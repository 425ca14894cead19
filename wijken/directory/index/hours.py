"""The hours and days of the week that a visitor asks for. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from wijken.directory.index.date_ranges import DayPart, parts_between
from wijken.directory.recurrence.occurrences import Frequency, Occurrence, RecurrenceRule


@dataclass(frozen=True, slots=True)
class Hours:
    """Empty means any. "Na 17 uur" is what starts then or later; "voor 12 uur" what starts before that.

    A part of the day is what it is everywhere: the time that something takes overlaps it (``parts_between``).
    """

    weekdays: frozenset[int] = frozenset()
    parts: frozenset[DayPart] = frozenset()
    after: time | None = None
    before: time | None = None
    at: time | None = None
    """It begins then, or is going on."""
    not_weekdays: frozenset[int] = frozenset()
    not_parts: frozenset[DayPart] = frozenset()

    @property
    def only_part(self) -> DayPart | None:
        """The part of the day, if nothing else is asked."""
        one = next(iter(self.parts), None)
        return one if one is not None and self == Hours(parts=frozenset({one})) else None

    def fit(self, one: Occurrence) -> bool:
        starts = None if one.is_whole_day else one.starts.time()
        return self._fit(frozenset({one.starts.weekday()}), starts, one.ends.time() if one.ends else None)

    def fit_rule(self, rule: RecurrenceRule) -> bool:
        """Whether any of its days may fit."""
        if rule.frequency is Frequency.APPOINTMENT:
            return False
        return self._fit(weekdays_of(rule), rule.starts_at, rule.ends_at)

    def _fit(self, weekdays: frozenset[int], starts: time | None, ends: time | None) -> bool:
        if self.weekdays and weekdays and not weekdays & self.weekdays:
            return False
        if weekdays and weekdays <= self.not_weekdays:
            return False
        parts = parts_between(starts, ends)
        if (self.parts and not parts & self.parts) or (self.not_parts and parts & self.not_parts):
            return False
        late = self.after is not None and starts is not None and starts < self.after
        early = self.before is not None and starts is not None and starts >= self.before
        return not (late or early) and self._goes_on(starts, ends)

    def _goes_on(self, starts: time | None, ends: time | None) -> bool:
        if self.at is None or starts is None or starts == self.at:
            return True
        return ends is not None and starts < self.at and (self.at < ends or ends <= starts)


ANY_HOUR = Hours()


def weekdays_of(rule: RecurrenceRule) -> frozenset[int]:
    """The days of the week on which it falls; empty if it may be any, such as the first of the month."""
    if rule.weekdays:
        return frozenset(rule.weekdays)
    if rule.first is None or rule.frequency is Frequency.MONTHLY:
        return frozenset()
    return frozenset({rule.first.weekday()})
