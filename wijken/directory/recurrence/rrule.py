"""Convert rules to RFC 5545 recurrence values."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from wijken.directory.recurrence.rules import Frequency, RecurrenceRule

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule_text(rule: RecurrenceRule) -> str | None:
    """The rule as "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"; None if it has no such value.

    A single date and "by appointment" have none. Even and odd weeks could be BYWEEKNO, but a calendar program
    that does not know that shows wrong days; they become separate events.

    A rule that ends has UNTIL: the last moment of that day in UTC, which RFC 5545 requires if the start has a
    time zone, or the date for a whole-day event.
    """
    if rule.frequency not in (Frequency.WEEKLY, Frequency.MONTHLY) or rule.weeks is not None:
        return None
    parts = [f"FREQ={rule.frequency.value.upper()}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    weekdays = rule.weekdays
    if not weekdays and rule.first is not None:
        if rule.frequency is Frequency.MONTHLY and rule.nth is None:
            parts.append(f"BYMONTHDAY={rule.first.day}")
        else:
            weekdays = (rule.first.weekday(),)
    if weekdays:
        nth = "" if rule.nth is None or rule.frequency is Frequency.WEEKLY else str(rule.nth)
        parts.append("BYDAY=" + ",".join(nth + DAYS[weekday] for weekday in sorted(set(weekdays))))
    if rule.last is not None:
        parts.append(f"UNTIL={_until_text(rule.last, whole_day=rule.starts_at is None)}")
    return ";".join(parts)


def _until_text(last: date, *, whole_day: bool) -> str:
    if whole_day:
        return f"{last:%Y%m%d}"
    return f"{datetime.combine(last, time(23, 59, 59), ZONE).astimezone(UTC):%Y%m%dT%H%M%SZ}"
