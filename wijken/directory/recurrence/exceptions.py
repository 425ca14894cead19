"""What a cancellation takes away. One that takes nothing away is a mistake: another day or year was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from wijken.directory.recurrence.occurrences import ZONE, OccurrenceWindow, occurrences_in
from wijken.directory.recurrence.rules import Frequency, Holidays, RecurrenceRule, ScheduleChange

FAR_ENOUGH = timedelta(days=800)
"""Of a longer period only the beginning is searched."""


def days_hit(rules: Sequence[RecurrenceRule], change: ScheduleChange, holidays: Holidays) -> tuple[date, ...]:
    """The days on which something would take place without this cancellation.

    School holidays that are not known yet count as ordinary days.
    """
    dated = [rule for rule in rules if rule.frequency is not Frequency.APPOINTMENT]
    begins = [rule.first for rule in dated if rule.first is not None]
    first = max(change.first, min(begins)) if dated and len(begins) == len(dated) else change.first
    last = min(change.last, first + FAR_ENOUGH)
    if not change.cancelled or first > last:
        return ()
    window = OccurrenceWindow.between(
        datetime.combine(first, time.min, ZONE),
        datetime.combine(last + timedelta(days=1), time.min, ZONE),
        replace(holidays, school_known_until=None),
    )
    days = (one.starts.date() for one in occurrences_in(window, dated))
    return tuple(dict.fromkeys(day for day in days if first <= day <= last))


def hits_nothing(rules: Sequence[RecurrenceRule], change: ScheduleChange, holidays: Holidays) -> bool:
    """Whether a cancellation changes nothing. By appointment there are no days to compare with."""
    if not change.cancelled or all(rule.frequency is Frequency.APPOINTMENT for rule in rules):
        return False
    return not days_hit(rules, change, holidays)


def school_days_hit(
    rules: Sequence[RecurrenceRule], holidays: Holidays, at: date, count: int = 3
) -> tuple[date, ...]:
    """The next days that fall in a school holiday, of the rules that pause then."""
    pausing = [replace(rule, not_in_school_holidays=False) for rule in rules if rule.not_in_school_holidays]
    found: list[date] = []
    for first, last in sorted(holidays.school):
        if last >= at and len(found) < count:
            found.extend(days_hit(pausing, ScheduleChange(max(first, at), last), holidays))
    return tuple(found[:count])
