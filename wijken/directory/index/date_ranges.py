"""The days and part of the day that a visitor asks for. Plain Python."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from wijken.directory.recurrence.occurrences import (
    HORIZON,
    ZONE,
    Holidays,
    Occurrence,
    OccurrenceWindow,
)

SUNDAY, SATURDAY, WEEK = 6, 5, 7
A_DAY = timedelta(days=1)
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WRITTEN_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
WRITTEN_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


class DayPart(StrEnum):
    """A part of the day, as in the URL."""

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
    """A range of days, both ends included."""

    first: date
    last: date

    def window(self, at: datetime, holidays: Holidays) -> OccurrenceWindow:
        """These days, from ``at`` on."""
        return OccurrenceWindow.between(
            max(at, _midnight(self.first)), _midnight(self.last + A_DAY), holidays
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def this_week(today: date) -> Days:
    """Today until Sunday, as in everyday speech."""
    return Days(today, today + (SUNDAY - today.weekday()) * A_DAY)


def coming_week(today: date) -> Days:
    """The next seven days, today included."""
    return Days(today, today + (WEEK - 1) * A_DAY)


def next_week(today: date) -> Days:
    """Monday until Sunday."""
    monday = today + (7 - today.weekday()) * A_DAY
    return Days(monday, monday + SUNDAY * A_DAY)


def weekend(today: date) -> Days:
    """The next one; on Saturday and Sunday the rest of the current one."""
    first = today + max(0, SATURDAY - today.weekday()) * A_DAY
    return Days(first, today + (SUNDAY - today.weekday()) * A_DAY)


NAMED: dict[str, Callable[[date], Days]] = {
    "vandaag": lambda today: Days(today, today),
    "morgen": lambda today: Days(today + A_DAY, today + A_DAY),
    "deze-week": this_week,
    "zeven-dagen": coming_week,
    "weekend": weekend,
    "volgende-week": next_week,
}
"""What these words mean everywhere: in filters, search, agenda, pages, mail and reminders."""


def days_asked(text: str, today: date) -> Days | None:
    """What "vandaag", "2026-12-01", "2026-W49" or "2026-12" means today; None if it is none of these.

    From today on. Beyond the horizon it becomes the last day that can be shown; what is over is not replaced.
    """
    if named := NAMED.get(text):
        return named(today)
    written = written_days(text)
    if written is None or written.last < today:
        return None
    horizon = today + HORIZON
    return Days(min(max(written.first, today), horizon), min(written.last, horizon))


def written_days(text: str) -> Days | None:
    """The whole day "2026-12-01", week "2026-W49" or month "2026-12", past or not."""
    try:
        if WRITTEN_DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return Days(day, day)
        if week := WRITTEN_WEEK.fullmatch(text):
            return whole_week(date.fromisocalendar(int(week[1]), int(week[2]), 1))
        if month := WRITTEN_MONTH.fullmatch(text):
            return whole_month(date(int(month[1]), int(month[2]), 1))
    except (ValueError, OverflowError):
        return None
    return None


def whole_week(day: date) -> Days:
    """From Monday until Sunday, the week of this day."""
    monday = day - day.weekday() * A_DAY
    return Days(monday, monday + SUNDAY * A_DAY)


def whole_month(day: date) -> Days:
    """From the first until the last, the month of this day."""
    return Days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def parts_between(starts_at: time | None, ends_at: time | None) -> frozenset[DayPart]:
    """The parts of the day that a time range overlaps. Without a start it lasts all day.

    An end at or before the start is after midnight. With an open end only the start counts.
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
    """The parts of its first day that an occurrence overlaps."""
    if one.is_whole_day:
        return EVERY_PART
    return parts_between(one.starts.time(), one.ends.time() if one.ends else None)
