"""Which days and which part of the day somebody asks for. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from wijken.directory.recurrence import HORIZON, ZONE, Holidays, Occurrence, Rule, Window

SUNDAY, SATURDAY = 6, 5
A_DAY = timedelta(days=1)
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayPart(StrEnum):
    """A part of the day, as it stands in an address."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"


BEGINS: dict[DayPart, time] = {
    DayPart.MORNING: time(0),
    DayPart.AFTERNOON: time(12),
    DayPart.EVENING: time(18),
}
EVERY_PART = frozenset(DayPart)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def window(self, at: datetime, holidays: Holidays) -> Window:
        """These days, without what is over at ``at``."""
        return Window.between(max(at, _midnight(self.first)), _midnight(self.last + A_DAY), holidays)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def _this_week(today: date) -> Days:
    return Days(today, today + (SUNDAY - today.weekday()) * A_DAY)


def _next_week(today: date) -> Days:
    monday = today + (7 - today.weekday()) * A_DAY
    return Days(monday, monday + SUNDAY * A_DAY)


def _weekend(today: date) -> Days:
    """The coming one; on Saturday and Sunday what is left of this one."""
    first = today + max(0, SATURDAY - today.weekday()) * A_DAY
    return Days(first, today + (SUNDAY - today.weekday()) * A_DAY)


NAMED: dict[str, Callable[[date], Days]] = {
    "vandaag": lambda today: Days(today, today),
    "morgen": lambda today: Days(today + A_DAY, today + A_DAY),
    "deze-week": _this_week,
    "weekend": _weekend,
    "volgende-week": _next_week,
}
"""Today up to and including Sunday is this week, as people say it."""


def days_asked(text: str, today: date) -> Days | None:
    """What "vandaag", "weekend" or "2026-12-01" means today; None for what is no day at all.

    A day that is past, or further away than anybody plans, is the nearest one that can be shown.
    """
    if named := NAMED.get(text):
        return named(today)
    if not WRITTEN_DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    day = min(max(day, today), today + HORIZON)
    return Days(day, day)


def parts_between(starts_at: time | None, ends_at: time | None) -> frozenset[DayPart]:
    """The parts of the day that something touches. Without a beginning it lasts the whole day.

    An end at or before the beginning is after midnight. An open end belongs to where it begins.
    """
    if starts_at is None:
        return EVERY_PART
    last = starts_at if ends_at is None else ends_at
    into_the_night = ends_at is not None and ends_at <= starts_at
    order = list(DayPart)
    found = []
    for part, following in zip(order, [*order[1:], None], strict=True):
        begins_in_time = into_the_night or last > BEGINS[part] or starts_at >= BEGINS[part]
        if begins_in_time and (following is None or starts_at < BEGINS[following]):
            found.append(part)
    return frozenset(found)


def parts_of(one: Occurrence) -> frozenset[DayPart]:
    """The parts of its own day that an occurrence touches."""
    if one.is_whole_day:
        return EVERY_PART
    return parts_between(one.starts.time(), one.ends.time() if one.ends else None)


def parts_of_rule(rule: Rule) -> frozenset[DayPart]:
    """The parts of the day that a line of a schedule touches."""
    return parts_between(rule.starts_at, rule.ends_at)
