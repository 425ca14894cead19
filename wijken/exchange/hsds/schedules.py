"""A recurrence rule as an HSDS schedule. Plain Python.

Times are local and without ``timezone``, which is a number there and cannot carry summer time.
"""

from __future__ import annotations

from collections.abc import Sequence

from wijken.directory.recurrence.rrule import DAYS
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, ScheduleChange, WeekParity
from wijken.directory.recurrence.text import in_words

type Document = dict[str, object]

FREQUENCIES = {Frequency.WEEKLY: "WEEKLY", Frequency.MONTHLY: "MONTHLY"}
WEEKS = {
    WeekParity.EVEN: ",".join(map(str, range(2, 53, 2))),
    WeekParity.ODD: ",".join(map(str, range(1, 54, 2))),
}


def schedule_of(rule: RecurrenceRule, title: str, changes: Sequence[ScheduleChange]) -> Document:
    """Without its identifiers. What HSDS has no field for is in the words."""
    first = rule.first.isoformat() if rule.first else ""
    last = rule.last.isoformat() if rule.last else ""
    if rule.frequency is Frequency.ONCE:
        last = first
    document: Document = {
        "freq": FREQUENCIES.get(rule.frequency, ""),
        "byday": _days(rule),
        "byweekno": WEEKS[rule.weeks] if rule.weeks else "",
        "dtstart": first,
        "valid_from": first,
        "valid_to": last,
        "opens_at": f"{rule.starts_at:%H:%M}" if rule.starts_at else "",
        "closes_at": f"{rule.ends_at:%H:%M}" if rule.ends_at else "",
        "description": f"{title}: {in_words(rule)}",
        "notes": "; ".join(map(_change, changes)),
    }
    if rule.frequency is Frequency.MONTHLY and rule.nth is None and not rule.weekdays and rule.first:
        document["bymonthday"] = str(rule.first.day)
    if document["freq"]:
        document["interval"] = rule.interval
    return {name: value for name, value in document.items() if value != ""}


def _days(rule: RecurrenceRule) -> str:
    """ "TU,TH", or "2TU" in a month."""
    weekdays = rule.weekdays
    if not weekdays and rule.frequency is Frequency.WEEKLY and rule.first:
        weekdays = (rule.first.weekday(),)
    nth = rule.nth if rule.frequency is Frequency.MONTHLY and rule.nth else ""
    return ",".join(f"{nth}{DAYS[day]}" for day in sorted(set(weekdays)))


def _change(change: ScheduleChange) -> str:
    days = f"{change.first:%d-%m-%Y}"
    if change.last != change.first:
        days += f" t/m {change.last:%d-%m-%Y}"
    return f"{days}: {'gaat niet door' if change.cancelled else 'extra keer'}"
