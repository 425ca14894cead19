"""Which slots of the index have something on a day. Plain Python; many activities share a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from wijken.directory.asked_days import DayPart, Days, parts_of, parts_of_rule
from wijken.directory.bitsets import bitset
from wijken.directory.recurrence import (
    ZONE,
    Change,
    Frequency,
    Holidays,
    Occurrence,
    Rule,
    Window,
    occurrences_in,
)

type Slots = list[int]


@dataclass
class DayIndex:
    """Built once from all activities. A day is worked out when somebody first asks for it."""

    size: int
    holidays: Holidays
    by_rule: dict[Rule, Slots] = field(default_factory=lambda: defaultdict(list))
    with_changes: list[tuple[tuple[Rule, ...], tuple[Change, ...], int]] = field(default_factory=list)
    _on: dict[tuple[date, DayPart | None], int] = field(default_factory=dict)
    _today: tuple[date, list[tuple[Occurrence, Slots]]] | None = None
    _rest: tuple[datetime, dict[DayPart | None, int]] | None = None
    _in_order: dict[date, list[tuple[Occurrence, int]]] = field(default_factory=dict)
    _touching: dict[DayPart, int] = field(default_factory=dict)
    _worked_out: dict[date, dict[Rule, Sequence[Occurrence]]] = field(default_factory=dict)

    def remember(self, before: DayIndex, today: date) -> None:
        """Use again what an earlier index worked out: a rule means the same, as long as the holidays do."""
        if before.holidays == self.holidays:
            yesterday = today - timedelta(days=1)
            self._worked_out = {day: done for day, done in before._worked_out.items() if day >= yesterday}

    def add(self, slot: int, rules: Sequence[Rule], changes: Sequence[Change]) -> None:
        if changes:
            self.with_changes.append((tuple(rules), tuple(changes), slot))
            return
        for rule in rules:
            self.by_rule[rule].append(slot)

    def between(self, days: Days, part: DayPart | None, at: datetime) -> int:
        """Slots with something on these days that is not over at ``at``."""
        found = 0
        today = at.astimezone(ZONE).date()
        day = days.first
        while day <= days.last:
            found |= self._still(day, part, at) if day == today else self._whole(day, part)
            day += timedelta(days=1)
        return found

    def touching(self, part: DayPart) -> int:
        """Slots with something in this part of the day, no matter on which day."""
        if part not in self._touching:
            lines = [(rule, slots) for rule, slots in self.by_rule.items()]
            lines += [(rule, [slot]) for rules, _changes, slot in self.with_changes for rule in rules]
            found = [
                slots
                for rule, slots in lines
                if rule.frequency is not Frequency.APPOINTMENT and part in parts_of_rule(rule)
            ]
            self._touching[part] = self._set(found)
        return self._touching[part]

    def in_order(self, day: date) -> list[tuple[Occurrence, int]]:
        """What begins on a day, by the clock; each time once, with everything that happens then."""
        if day not in self._in_order:
            together: dict[tuple[datetime, datetime | None], tuple[Occurrence, set[int]]] = {}
            for one, slots in self._times(day):
                if one.starts.date() == day:
                    together.setdefault((one.starts, one.ends), (one, set()))[1].update(slots)
            found = sorted(together.values(), key=lambda pair: pair[0].in_order())
            self._in_order[day] = [(one, bitset(slots, self.size)) for one, slots in found]
        return self._in_order[day]

    def _whole(self, day: date, part: DayPart | None) -> int:
        if (day, part) not in self._on:
            self._on[day, part] = self._set(
                slots for one, slots in self._times(day) if part is None or part in parts_of(one)
            )
        return self._on[day, part]

    def _still(self, day: date, part: DayPart | None, at: datetime) -> int:
        """What is left of today, kept for as long as the moment is the same."""
        if self._today is None or self._today[0] != day:
            self._today = day, self._times(day)
        if self._rest is None or self._rest[0] != at:
            self._rest = at, {}
        rest = self._rest[1]
        if part not in rest:
            window = Window.between(at, at + timedelta(days=2))
            rest[part] = self._set(
                slots
                for one, slots in self._today[1]
                if window.has(one) and (part is None or part in parts_of(one))
            )
        return rest[part]

    def _times(self, day: date) -> list[tuple[Occurrence, Slots]]:
        midnight = datetime.combine(day, time.min, ZONE)
        window = Window.between(
            midnight, datetime.combine(day + timedelta(days=1), time.min, ZONE), self.holidays
        )
        known, done = self._worked_out.get(day, {}), {}
        for rule in self.by_rule:
            done[rule] = known[rule] if rule in known else occurrences_in(window, [rule])
        self._worked_out[day] = done
        found = [(one, slots) for rule, slots in self.by_rule.items() for one in done[rule]]
        found += [
            (one, [slot])
            for rules, changes, slot in self.with_changes
            for one in occurrences_in(window, rules, changes)
        ]
        return found

    def _set(self, many: Iterable[Slots]) -> int:
        return bitset((slot for slots in many for slot in slots), self.size)
