"""Schedules as sentences, from the same rules as the calendar files.

The words are in ``languages.py``, dates and times in ``formats.py``; this module chooses the sentence
for a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from wijken.directory.recurrence.formats import Times, date_in, joined, local_date, times_in
from wijken.directory.recurrence.languages import Seven, Wording, wording
from wijken.directory.recurrence.occurrences import Frequency, RecurrenceRule, WeekParity

WORKDAYS = (0, 1, 2, 3, 4)
ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
A_YEAR = 12
"""Months."""


def in_words(rule: RecurrenceRule, language: str = "nl", at: date | datetime | None = None) -> str:
    """One rule as a sentence without a full stop: "Elke dinsdag en donderdag van 10.00 tot 12.00 uur".

    A start date is only mentioned if it is after ``at``.
    """
    return _sentence(rule, [(rule.starts_at, rule.ends_at)], wording(language), at)


def in_full(rule: RecurrenceRule, language: str = "nl") -> str:
    """All that the rule holds, for editors: the Dutch words can be read back (see ``reader``).

    Visitors are spared a start in the past, and that something goes on at public holidays.
    """
    words = wording(language)
    repeats = rule.frequency in (Frequency.WEEKLY, Frequency.MONTHLY)
    holidays = words.on_public_holidays_too if repeats and not rule.not_on_public_holidays else ""
    return in_words(rule, language, date.min) + holidays


def all_in_words(
    rules: Sequence[RecurrenceRule], language: str = "nl", at: date | datetime | None = None
) -> list[str]:
    """One sentence per group of rules that differ in their times only, in the given order."""
    groups: dict[RecurrenceRule, list[Times]] = {}
    for rule in rules:
        times = groups.setdefault(replace(rule, starts_at=None, ends_at=None), [])
        if (rule.starts_at, rule.ends_at) not in times:
            times.append((rule.starts_at, rule.ends_at))
    words = wording(language)
    return [_sentence(rule, times, words, at) for rule, times in groups.items()]


def _sentence(
    rule: RecurrenceRule, times: Sequence[Times], words: Wording, at: date | datetime | None
) -> str:
    """How often, at what times, and between which dates."""
    parts = [_how_often(rule, words)]
    known = sorted((span for span in times if span[0] is not None), key=_by_beginning)
    if known and parts != [words.unknown]:
        parts.append(times_in(known, words, words.from_to))
    return _capital(" ".join(parts) + _limits(rule, words, at))


def _how_often(rule: RecurrenceRule, words: Wording) -> str:
    weekdays = sorted(set(rule.weekdays))
    if rule.frequency is Frequency.APPOINTMENT:
        return _by_appointment(weekdays, words)
    if rule.frequency is Frequency.ONCE:
        return date_in(rule.first, words.date_with_year, words) if rule.first is not None else words.unknown
    if rule.first is not None and not weekdays:
        if rule.frequency is Frequency.MONTHLY and rule.nth is None:
            return _on_a_date(rule.first, rule.interval, words)
        weekdays = [rule.first.weekday()]
    if not weekdays:
        return words.unknown
    return _monthly(rule, weekdays, words) if _by_month(rule) else _weekly(rule, weekdays, words)


def _by_appointment(weekdays: Sequence[int], words: Wording) -> str:
    if not weekdays:
        return words.by_appointment
    if tuple(weekdays) == ALL_DAYS:
        return words.appointment_every_day
    if tuple(weekdays) == WORKDAYS:
        return words.appointment_workdays
    return words.appointment_on.format(days=joined([words.days_after_on[day] for day in weekdays], words))


def _by_month(rule: RecurrenceRule) -> bool:
    """Every Tuesday of every month is every Tuesday."""
    return rule.frequency is Frequency.MONTHLY and (rule.nth is not None or rule.interval != 1)


def _on_a_date(first: date, interval: int, words: Wording) -> str:
    if interval == A_YEAR:
        return words.yearly_date.format(day=first.day, month=words.months[first.month - 1])
    forms = (words.monthly_date, words.every_other_month_date, words.every_nth_month_date)
    return _counted(forms, interval, day=first.day)


def _monthly(rule: RecurrenceRule, weekdays: Sequence[int], words: Wording) -> str:
    month = words.months[rule.first.month - 1] if rule.interval == A_YEAR and rule.first is not None else ""
    if rule.nth is None:
        days = joined([words.days_after_every[day] for day in weekdays], words)
        forms = (words.weekly, words.monthly_every, words.every_nth_month_every)
        yearly = words.yearly_every
    else:
        names = words.days_after_every if rule.interval == 1 else words.days_after_on
        nth = words.ordinals.get(rule.nth, f"{rule.nth}")
        days = joined([f"{_ordinal(nth, day)} {names[day]}" for day in weekdays], words)
        forms = (words.monthly_nth, words.every_other_month_nth, words.every_nth_month_nth)
        yearly = words.yearly_nth
    return yearly.format(days=days, month=month) if month else _counted(forms, rule.interval, days=days)


def _weekly(rule: RecurrenceRule, weekdays: Sequence[int], words: Wording) -> str:
    if rule.interval > 1:
        on = joined([words.days_after_on[day] for day in weekdays], words)
        return _counted((words.weekly, words.every_other_week, words.every_nth_week), rule.interval, days=on)
    every = words.weekly.format(days=joined([words.days_after_every[day] for day in weekdays], words))
    if tuple(weekdays) == ALL_DAYS:
        every = words.every_day
    elif tuple(weekdays) == WORKDAYS:
        every = words.every_workday
    if rule.weeks is None:
        return every
    return every + (words.even_weeks if rule.weeks is WeekParity.EVEN else words.odd_weeks)


def _counted(forms: tuple[str, str, str], interval: int, **values: object) -> str:
    """The phrase for every one, every other one, or every so many."""
    return forms[min(max(interval, 1), 3) - 1].format(number=interval, **values)


def _ordinal(nth: str | Seven, day: int) -> str:
    return nth if isinstance(nth, str) else nth[day]


def _by_beginning(span: Times) -> tuple[time, bool, time]:
    starts, ends = span
    return starts or time.min, ends is None, ends or time.min


def _limits(rule: RecurrenceRule, words: Wording, at: date | datetime | None) -> str:
    """Not in school holidays, from when, until when."""
    if rule.frequency is Frequency.ONCE:
        return ""
    text = words.not_in_school_holidays if rule.not_in_school_holidays else ""
    first = rule.first if at is not None and rule.first is not None and rule.first > local_date(at) else None
    if first is not None and rule.last is not None:
        return text + words.between_dates.format(
            first=date_in(first, words.bare_date, words), last=date_in(rule.last, words.bare_date, words)
        )
    if first is not None:
        return text + words.from_date.format(first=date_in(first, words.bare_date, words))
    if rule.last is not None:
        return text + words.until_date.format(last=date_in(rule.last, words.bare_date, words))
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
