"""The days of a rule, apart from holidays and changes: arithmetic on day numbers.

Follows RFC 5545 with weeks that start on Monday. Not based on ``dateutil.rrule``, because a list page
evaluates thousands of rules at once; tests compare the results of both.

A day number is ``date.toordinal()``; day 1 was a Monday.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, WeekParity

FOUR_YEARS = 4 * 366
"""Contains a 29 February and every fifth weekday, unless the interval skips years."""


def day_numbers(rule: RecurrenceRule, low: int, high: int) -> Sequence[int]:
    """The days from ``low`` to ``high`` (both included) on which the rule falls, unordered.

    An invalid rule (see ``problems``) has no days.
    """
    first, frequency = rule.first, rule.frequency
    if first is not None:
        low = max(low, first.toordinal())
    if rule.last is not None:
        high = min(high, rule.last.toordinal())
    if low > high or (first is None and (rule.interval > 1 or not rule.weekdays)):
        return ()
    if frequency is Frequency.WEEKLY:
        days = _weekly(rule, low, high)
        return days if rule.weeks is None else [day for day in days if _parity(day) is rule.weeks]
    if frequency is Frequency.MONTHLY:
        return list(_monthly(rule, low, high))
    if frequency is Frequency.ONCE and first is not None and first.toordinal() == low:
        return (low,)
    return ()


def first_day(rule: RecurrenceRule) -> date | None:
    """The first day of the rule, for DTSTART in a calendar; None if there is none."""
    if rule.first is None:
        return None
    begin = rule.first.toordinal()
    days = day_numbers(rule, begin, min(begin + FOUR_YEARS * max(1, rule.interval), date.max.toordinal()))
    return date.fromordinal(min(days)) if days else None


def _weekly(rule: RecurrenceRule, low: int, high: int) -> Sequence[int]:
    step = 7 * max(1, rule.interval)
    begin = rule.first.toordinal() if rule.first is not None else 1
    weekday = (begin - 1) % 7
    monday = begin - weekday
    weekdays = rule.weekdays or (weekday,)
    if len(weekdays) == 1:
        return range(low + (monday + weekdays[0] - low) % step, high + 1, step)
    days: list[int] = []
    for weekday in weekdays:
        days.extend(range(low + (monday + weekday - low) % step, high + 1, step))
    return days


def _parity(day: int) -> WeekParity:
    return WeekParity.ODD if date.fromordinal(day).isocalendar().week % 2 else WeekParity.EVEN


def _monthly(rule: RecurrenceRule, low: int, high: int) -> Iterator[int]:
    step = max(1, rule.interval)
    this, until = _month_number(date.fromordinal(low)), _month_number(date.fromordinal(high))
    if rule.first is not None:
        this += (_month_number(rule.first) - this) % step
    for number in range(this, until + 1, step):
        for day in _days_in_month(rule, number):
            if low <= day <= high:
                yield day


def _days_in_month(rule: RecurrenceRule, number: int) -> Iterator[int]:
    begin, length = _month(number)
    if rule.first is not None and rule.nth is None and not rule.weekdays:
        if rule.first.day <= length:
            yield begin + rule.first.day - 1
        return
    weekdays = rule.weekdays or ((rule.first.weekday(),) if rule.first is not None else ())
    for weekday in weekdays:
        earliest = (weekday - (begin - 1)) % 7
        if rule.nth is None:
            yield from range(begin + earliest, begin + length, 7)
        elif rule.nth == -1:
            yield begin + earliest + (length - 1 - earliest) // 7 * 7
        elif rule.nth >= 1 and earliest + 7 * (rule.nth - 1) < length:
            yield begin + earliest + 7 * (rule.nth - 1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=512)
def _month(number: int) -> tuple[int, int]:
    """The first day of a month, and its number of days."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1).toordinal(), monthrange(year, month + 1)[1]
