"""A query on the social map, parsed from the URL or from a question. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from wijken.directory.index.date_ranges import DayPart, Days
from wijken.directory.index.hours import ANY_HOUR, Hours
from wijken.directory.recurrence.occurrences import Occurrence

type OneOrMore = int | frozenset[int] | None


@dataclass(frozen=True, slots=True)
class FilterQuery:
    """Integers are primary keys, strings are field values. None or empty means any; of a set, one is enough.

    Attributes of an activity (``days``, ``part``, ``cost``, ``registration``) must match within one activity:
    a free evening is not a free morning plus a paid evening.
    """

    neighbourhood: int | None = None
    theme: int | None = None
    audience: OneOrMore = None
    language: int | None = None
    kind: str = ""
    access: tuple[int | frozenset[int], ...] = ()
    days: Days | None = None
    part: DayPart | None = None
    weekday: int | None = None
    """0 is Monday: what is held on that day of the week, this week or another."""
    hours: Hours = ANY_HOUR
    """More about the time than ``part`` and ``weekday`` say."""
    cost: str | frozenset[str] = ""
    registration: str = ""
    excluded: tuple[tuple[str, int], ...] = ()
    """Attributes of a listing with the values that it must not have."""

    @property
    def times(self) -> Hours:
        """All that is asked about the day of the week and the time."""
        weekdays = self.hours.weekdays if self.weekday is None else frozenset({self.weekday})
        parts = self.hours.parts if self.part is None else frozenset({self.part})
        return replace(self.hours, weekdays=weekdays, parts=parts)

    def fits(self, one: Occurrence) -> bool:
        """Whether this occurrence is at a time that was asked for."""
        return self.times.fit(one)


def without(choice: FilterQuery, part: str) -> FilterQuery:
    """The same query with any value for one attribute."""
    nothing: dict[str, Any] = {part: getattr(FilterQuery(), part)}
    return replace(choice, **nothing)


def joined(chosen: FilterQuery, said: FilterQuery) -> FilterQuery:
    """Both; where they are about the same, what was chosen wins over what was said."""
    nothing = FilterQuery()
    names = (each.name for each in fields(FilterQuery))
    missing = {name: getattr(said, name) for name in names if getattr(chosen, name) == getattr(nothing, name)}
    return replace(chosen, **missing)
