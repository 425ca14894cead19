"""The slots of the index with an occurrence on a day. Plain Python; many activities share a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain

from wijken.directory.index.bitsets import bitset
from wijken.directory.index.date_ranges import DayPart, Days, parts_of
from wijken.directory.index.hours import ANY_HOUR, Hours
from wijken.directory.recurrence.occurrences import (
    ZONE,
    Holidays,
    Occurrence,
    OccurrenceWindow,
    RecurrenceRule,
    ScheduleChange,
    occurrences_in,
)

type Slots = list[int]
type Rules = frozenset[RecurrenceRule]
type WorkedOut = tuple[Rules, list[tuple[Occurrence, RecurrenceRule]]]
"""The rules that were looked at, and what they have on a day."""
NOTHING_YET: WorkedOut = (frozenset(), [])
CLOSED_SINCE = date.min
"""The first day of the change that closes a whole listing: that cancels nothing in particular."""
MOST_HOURS_KEPT = 200
"""Visitors ask for the same hours; the rest is worked out again."""


@dataclass
class DayIndex:
    """Built once from all activities. Each day is computed when first needed."""

    size: int
    holidays: Holidays
    by_rule: dict[RecurrenceRule, Slots] = field(default_factory=dict)
    with_changes: list[tuple[tuple[RecurrenceRule, ...], tuple[ScheduleChange, ...], int]] = field(
        default_factory=list
    )
    _on: dict[tuple[date, DayPart | None], int] = field(default_factory=dict)
    _today: tuple[date, list[tuple[Occurrence, Slots]]] | None = None
    _rest: tuple[datetime, dict[DayPart | None, int]] | None = None
    _in_order: dict[date, list[tuple[Occurrence, int]]] = field(default_factory=dict)
    _cancelled: dict[date, list[tuple[Occurrence, int]]] = field(default_factory=dict)
    _ever: dict[Hours, int] = field(default_factory=dict)
    _worked_out: dict[date, WorkedOut] = field(default_factory=dict)
    _fitting: dict[Hours, tuple[Rules, Rules]] = field(default_factory=dict)
    """By hours: the rules that were looked at, and those that have them."""

    def remember(self, before: DayIndex, today: date) -> None:
        """Reuse what a previous index computed: the dates of a rule only change with the holidays."""
        # Copies: another thread may be adding to what is in use.
        fitting = before._fitting.copy()
        if len(fitting) < MOST_HOURS_KEPT:
            self._fitting = fitting
        if before.holidays == self.holidays:
            yesterday = today - timedelta(days=1)
            self._worked_out = {
                day: done for day, done in before._worked_out.copy().items() if day >= yesterday
            }

    def add(self, slot: int, rules: Sequence[RecurrenceRule], changes: Sequence[ScheduleChange]) -> None:
        if changes:
            self.with_changes.append((tuple(rules), tuple(changes), slot))
            return
        for rule in rules:
            self.by_rule.setdefault(rule, []).append(slot)

    def between(self, days: Days, hours: Hours, at: datetime) -> int:
        """Slots with an occurrence on these days, at these hours, that is not over at ``at``."""
        if hours != ANY_HOUR and hours.only_part is None:
            return self._at(days, hours, at)
        found, part = 0, hours.only_part
        today = at.astimezone(ZONE).date()
        day = days.first
        while day <= days.last:
            found |= self._still(day, part, at) if day == today else self._whole(day, part)
            day += timedelta(days=1)
        return found

    @cached_property
    def _known_rules(self) -> Rules:
        return frozenset(self.by_rule)

    @property
    def rules(self) -> Iterator[RecurrenceRule]:
        """All rules in the index, unordered."""
        yield from self.by_rule
        for rules, _changes, _slot in self.with_changes:
            yield from rules

    def ever(self, hours: Hours) -> int:
        """Slots with an occurrence at these hours, on any day."""
        ever = self._ever.get(hours)
        if ever is None:
            if len(self._ever) >= MOST_HOURS_KEPT:
                self._ever.clear()
                self._fitting.clear()
            found = [self.by_rule[rule] for rule in self._rules_at(hours)]
            found += [
                [slot]
                for rules, _changes, slot in self.with_changes
                if any(hours.fit_rule(rule) for rule in rules)
            ]
            self._ever[hours] = ever = self._set(found)
        return ever

    def _rules_at(self, hours: Hours) -> Rules:
        known, fitting = self._fitting.get(hours, (frozenset(), frozenset()))
        if missing := self._known_rules - known:
            fitting = self._known_rules & fitting | {rule for rule in missing if hours.fit_rule(rule)}
            self._fitting[hours] = self._known_rules, fitting
        return fitting & self._known_rules

    def _at(self, days: Days, hours: Hours, at: datetime) -> int:
        """As ``between``, but not cached: there are too many different hours."""
        found, window = 0, days.window(at, self.holidays)
        for number in range((days.last - days.first).days + 1):
            day = days.first + timedelta(days=number)
            if hours.weekdays and day.weekday() not in hours.weekdays:
                continue
            found |= self._set(slots for one, slots in self._times(day) if window.has(one) and hours.fit(one))
        return found

    def in_order(self, day: date) -> list[tuple[Occurrence, int]]:
        """The occurrences that start on a day, by time; equal times once, with all their slots."""
        if day not in self._in_order:
            together: dict[tuple[datetime, datetime | None], tuple[Occurrence, set[int]]] = {}
            for one, slots in self._times(day):
                if one.starts.date() == day:
                    together.setdefault((one.starts, one.ends), (one, set()))[1].update(slots)
            found = sorted(together.values(), key=lambda pair: pair[0].in_order())
            self._in_order[day] = [(one, bitset(slots, self.size)) for one, slots in found]
        return self._in_order[day]

    def cancelled(self, day: date) -> list[tuple[Occurrence, int]]:
        """What would start on a day but was cancelled, by time: each with its one slot."""
        if day not in self._cancelled:
            window, found = self._window(day), []
            for rules, changes, slot in self.with_changes:
                hits = [each for each in changes if each.cancelled and each.first <= day <= each.last]
                if not hits or any(each.first == CLOSED_SINCE for each in hits):
                    continue
                still = {(one.starts, one.ends) for one in occurrences_in(window, rules, changes)}
                planned = occurrences_in(window, rules)
                found += [(one, 1 << slot) for one in planned if (one.starts, one.ends) not in still]
            found = [(one, slots) for one, slots in found if one.starts.date() == day]
            self._cancelled[day] = sorted(found, key=lambda pair: pair[0].in_order())
        return self._cancelled[day]

    def _whole(self, day: date, part: DayPart | None) -> int:
        if (day, part) not in self._on:
            self._on[day, part] = self._set(
                slots for one, slots in self._times(day) if part is None or part in parts_of(one)
            )
        return self._on[day, part]

    def _still(self, day: date, part: DayPart | None, at: datetime) -> int:
        """The rest of today, cached per moment."""
        if self._today is None or self._today[0] != day:
            self._today = day, self._times(day)
        if self._rest is None or self._rest[0] != at:
            self._rest = at, {}
        rest = self._rest[1]
        if part not in rest:
            window = OccurrenceWindow.between(at, at + timedelta(days=2))
            rest[part] = self._set(
                slots
                for one, slots in self._today[1]
                if window.has(one) and (part is None or part in parts_of(one))
            )
        return rest[part]

    def _times(self, day: date) -> list[tuple[Occurrence, Slots]]:
        window = self._window(day)
        known, times = self._worked_out.get(day, NOTHING_YET)
        if missing := self._known_rules - known:
            times = [*times, *((one, rule) for rule in missing for one in occurrences_in(window, [rule]))]
            self._worked_out[day] = known | missing, times
        found = [(one, slots) for one, rule in times if (slots := self.by_rule.get(rule))]
        found += [
            (one, [slot])
            for rules, changes, slot in self.with_changes
            for one in occurrences_in(window, rules, changes)
        ]
        return found

    def _window(self, day: date) -> OccurrenceWindow:
        midnight = datetime.combine(day, time.min, ZONE)
        tomorrow = datetime.combine(day + timedelta(days=1), time.min, ZONE)
        return OccurrenceWindow.between(midnight, tomorrow, self.holidays)

    def _set(self, many: Iterable[Slots]) -> int:
        return bitset(chain.from_iterable(many), self.size)
