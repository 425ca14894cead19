"""One form for rules that mean the same: what is implied is filled in, what does not apply is dropped.

Two fields can say one thing: "weekly, from Thursday 5 November" is every Thursday. Words can only be read
back into one of them.
"""

from __future__ import annotations

from dataclasses import replace

from wijken.directory.recurrence.rules import Frequency, RecurrenceRule


def canonical(rule: RecurrenceRule) -> RecurrenceRule:
    """The form of a valid rule that the words are read into; it has the same occurrences."""
    weekdays = tuple(sorted(set(rule.weekdays)))
    match rule.frequency:
        case Frequency.ONCE:
            return RecurrenceRule(Frequency.ONCE, rule.first, starts_at=rule.starts_at, ends_at=rule.ends_at)
        case Frequency.APPOINTMENT:
            return replace(rule, interval=1, weekdays=weekdays, nth=None, not_on_public_holidays=True)
        case Frequency.MONTHLY:
            if rule.nth is not None and not weekdays and rule.first is not None:
                weekdays = (rule.first.weekday(),)
            every_week = rule.interval == 1 and rule.nth is None and bool(weekdays)
            frequency = Frequency.WEEKLY if every_week else Frequency.MONTHLY
            return replace(rule, frequency=frequency, weekdays=weekdays)
        case Frequency.WEEKLY:
            if not weekdays and rule.first is not None:
                weekdays = (rule.first.weekday(),)
            return replace(rule, weekdays=weekdays)
