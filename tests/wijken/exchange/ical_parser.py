"""An independent iCalendar reader for tests, based on ``dateutil``."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar

from wijken.directory.recurrence.occurrences import ZONE

Times = tuple[datetime, datetime | None]


def events_in(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def times_in(file: bytes) -> list[Times]:
    """Start and end in UTC of all occurrences in a file, in order."""
    return sorted(
        (one for event in events_in(file) for one in _times_of(event)), key=lambda one: (one[0], str(one[1]))
    )


def _times_of(event: Any) -> list[Times]:
    starts = event.decoded("dtstart")
    ends = event.decoded("dtend", None)
    if not isinstance(starts, datetime):
        days = [day.date() for day in _repeated(event, datetime.combine(starts, time.min))]
        length = ends - starts
        return [(_midnight(day), _midnight(day + length)) for day in days]
    lasts = _real(ends) - _real(starts) if ends else None
    return [(_real(one), _real(one) + lasts if lasts else None) for one in _repeated(event, starts)]


def _repeated(event: Any, starts: datetime) -> list[datetime]:
    left_out = {moment.dt for moment in getattr(event.get("exdate"), "dts", [])}
    if "rrule" not in event:
        return [starts]
    text = event["rrule"].to_ical().decode()
    found = list(rrulestr(text, dtstart=starts))
    assert found[0] == starts, "the first one must be one of the rule"
    return [one for one in found if (one if starts.tzinfo else one.date()) not in left_out]


def _real(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE).astimezone(UTC)
