"""Dates, times of day and lists as people write them, in the words of a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from wijken.directory.recurrence.languages import Wording, wording
from wijken.directory.recurrence.occurrences import ZONE, Occurrence

MORNING = 6
"""Hours before this one are at night."""

type Times = tuple[time | None, time | None]


def date_in_words(when: Occurrence | date, language: str = "nl", at: date | datetime | None = None) -> str:
    """A date: "vandaag", "morgen", "dinsdag 1 december"; with the year if it is not that of ``at``."""
    words = wording(language)
    day = local_date(when.starts if isinstance(when, Occurrence) else when)
    today = local_date(at) if at is not None else None
    if today is not None and day == today:
        return words.today
    if today is not None and day - today == timedelta(days=1):
        return words.tomorrow
    form = words.date if today is not None and day.year == today.year else words.date_with_year
    return date_in(day, form, words)


def bare_date_in_words(day: date, language: str = "nl") -> str:
    """A date with the year and without the weekday: "30 augustus 2027"."""
    words = wording(language)
    return date_in(day, words.bare_date, words)


def time_range(starts: datetime | time, ends: datetime | time | None, language: str = "nl") -> str:
    """A time range: "10.00 tot 12.00 uur", "vanaf 10.00 uur" for an open end, "de hele dag"."""
    words = wording(language)
    span = (_local_time(starts), _local_time(ends) if ends is not None else None)
    return times_in([span], words, words.range)


def times_in(spans: Sequence[Times], words: Wording, form: str) -> str:
    """Time ranges, "van 9.30 tot 11.00 en van 13.00 tot 15.00 uur", and if the last ends the next day."""
    if list(spans) == [(time.min, time.min)]:
        return words.whole_day
    text = words.times.format(ranges=joined([_range(span, words, form) for span in spans], words))
    starts, ends = spans[-1]
    if starts is None or ends is None or ends > starts or ends == time.min:
        return text
    return f"{text} {words.after_midnight if ends.hour < MORNING else words.next_day}"


def _range(span: Times, words: Wording, form: str) -> str:
    starts, ends = span
    begin = _time(starts or time.min, words)
    if ends is None:
        return words.from_open.format(starts=begin)
    return form.format(starts=begin, ends=words.midnight if ends == time.min else _time(ends, words))


def _time(moment: time, words: Wording) -> str:
    form = words.night_time if moment.hour < MORNING else words.time
    return form.format(hour=moment.hour, minute=moment.minute)


def date_in(day: date, form: str, words: Wording) -> str:
    """``form`` is one of the forms of a date in ``words``."""
    return form.format(
        weekday=words.days[day.weekday()], day=day.day, month=words.months[day.month - 1], year=day.year
    )


def joined(parts: Sequence[str], words: Wording) -> str:
    """A list: "maandag, dinsdag en donderdag"."""
    if len(parts) < 2:
        return "".join(parts)
    return words.comma.join(parts[:-1]) + words.conjunction + parts[-1]


def local_date(when: date | datetime) -> date:
    """The date here; without a time zone, it is local already."""
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(ZONE) if when.tzinfo is not None else when).date()


def _local_time(when: datetime | time) -> time:
    if isinstance(when, time):
        return when
    return (when.astimezone(ZONE) if when.tzinfo is not None else when).time()
