"""Export activities as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Timezone, vDuration, vRecur
from icalendar import Event as Component

from core.normalization.one_line import one_line
from wijken.directory.recurrence.occurrences import HORIZON, ZONE, Holidays, RecurrenceRule, ScheduleChange
from wijken.exchange.icalendar_events import Event, events_between

PRODUCT = "-//Pijnacker-Nootdorp//Sociale kaart//NL"
RENEWED_EVERY = timedelta(days=1)
"""How often subscribed calendar programs should refresh."""

AMSTERDAM = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


@dataclass(frozen=True)
class CalendarEntry:
    """An activity in a calendar. ``lines`` become the description; calendars show it as tentative or not."""

    uuid: UUID
    title: str
    rules: Sequence[RecurrenceRule]
    changes: Sequence[ScheduleChange] = ()
    place: str = ""
    point: tuple[float, float] | None = None
    url: str = ""
    is_tentative: bool = False
    lines: Sequence[str] = field(default_factory=tuple)


def calendar_file(
    name: str,
    entries: Iterable[CalendarEntry],
    holidays: Holidays,
    at: datetime,
    day: date | None = None,
    remark: str = "",
) -> bytes:
    """All events from Monday of this week until ``HORIZON`` after ``at``, or those that begin on ``day``.

    ``remark`` says what is not in it. Made on the same day of the same events, the file is the same.
    """
    begins, until = _monday(at), at + HORIZON
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", one_line(name))
    calendar.add("x-wr-calname", one_line(name))
    if remark:
        calendar.add("x-wr-caldesc", remark)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", RENEWED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(RENEWED_EVERY))
    calendar.add_component(Timezone.from_ical(AMSTERDAM))
    stamp = datetime.combine(at.astimezone(ZONE).date(), time.min, ZONE).astimezone(UTC)
    for entry in entries:
        for event in _events(entry, holidays, begins, until, day):
            calendar.add_component(_component(entry, event, stamp))
    return calendar.to_ical()


def _events(
    entry: CalendarEntry, holidays: Holidays, begins: datetime, until: datetime, day: date | None
) -> Iterator[Event]:
    """Those of one day have names of their own: a calendar that also has all the dates keeps those."""
    if day is None:
        yield from events_between(entry.rules, entry.changes, holidays, begins, until)
    elif begins.date() <= day < until.date():
        first = datetime.combine(day, time.min, ZONE)
        last = datetime.combine(day + timedelta(days=1), time.min, ZONE)
        for event in events_between(entry.rules, entry.changes, holidays, first, last):
            starts = event.starts.date() if isinstance(event.starts, datetime) else event.starts
            if starts == day:
                yield replace(event, key=f"{event.key}-on-{day:%Y%m%d}")


def _component(entry: CalendarEntry, event: Event, stamp: datetime) -> Component:
    made = Component()
    made.add("uid", f"{entry.uuid}-{event.key}")
    made.add("dtstamp", stamp)
    made.add("summary", one_line(entry.title))
    made.add("dtstart", event.starts)
    if event.ends is not None:
        made.add("dtend", event.ends)
    if event.rrule:
        made.add("rrule", vRecur.from_ical(event.rrule))
    if event.left_out:
        whole_day = not isinstance(event.left_out[0], datetime)
        made.add("exdate", list(event.left_out), parameters={"VALUE": "DATE"} if whole_day else {})
    if entry.is_tentative:
        made.add("status", "TENTATIVE")
    if entry.place:
        made.add("location", one_line(entry.place))
    if entry.point:
        made.add("geo", entry.point)
    if entry.url:
        made.add("url", entry.url)
    if lines := [line for each in (*entry.lines, entry.url) if (line := one_line(each))]:
        made.add("description", "\n".join(lines))
    return made


def _monday(at: datetime) -> datetime:
    today = at.astimezone(ZONE).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time.min, ZONE)
