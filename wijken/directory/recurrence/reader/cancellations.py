"""What a line leaves out: "niet op 24 december", "behalve woensdag"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from wijken.directory.recurrence.reader import tokens
from wijken.directory.recurrence.reader.dates import span_of
from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, ScheduleChange


def leave_out(
    left_out: Sequence[tokens.NotOn], rules: Sequence[RecurrenceRule], at: date
) -> tuple[list[RecurrenceRule], list[ScheduleChange]]:
    """The rules without those days of the week, and the dates as changes."""
    changes: list[ScheduleChange] = []
    for each in left_out:
        if isinstance(each.what, tokens.DaysOfWeek):
            rules = _without(rules, each.what.days, each.text)
        else:
            changes.extend(_changes(each, at))
    return list(rules), changes


def _without(rules: Sequence[RecurrenceRule], days: Sequence[int], text: str) -> list[RecurrenceRule]:
    kept = []
    for rule in rules:
        others = tuple(day for day in rule.weekdays if day not in days)
        if rule.frequency is not Frequency.WEEKLY or others == rule.weekdays or not others:
            if others == rule.weekdays and text.endswith(("gesloten", "dicht")):
                kept.append(rule)
                continue
            raise DoubtError(
                f"“{text}”: zo blijft er niets over, of verandert er niets. Welke dagen zijn het wel?"
            )
        kept.append(replace(rule, weekdays=others))
    return kept


def _changes(each: tokens.NotOn, at: date) -> Iterator[ScheduleChange]:
    match each.what:
        case tokens.Dates(dates):
            for one in dates:
                day = one.upcoming(at)
                yield ScheduleChange(day, day)
        case tokens.DateRange(first, last) if first and last:
            yield ScheduleChange(*span_of(first, last, at))
        case tokens.InMonths(months):
            for month in months:
                if month.year is None:
                    raise DoubtError(f"“{each.text}”: elk jaar, of in één jaar? Zet het jaar erbij.")
                yield ScheduleChange(*span_of(month, month, at))
