"""A stay of several days, as in a camp: from a time on the first day to a time on the last.

An occurrence ends within a day, so a stay becomes a line for each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from wijken.directory.recurrence.reader.clock import ClockSpan, times_of
from wijken.directory.recurrence.reader.dates import span_of
from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.reader.tokens import Stay
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule

LONGEST = 14


def days_of_stay(stay: Stay, at: date) -> Iterator[RecurrenceRule]:
    """The evening of the first day, whole days, and the last day until its end."""
    first, last = span_of(stay.first, stay.last, at)
    starts, ends = (times_of(ClockSpan(clock), None)[0] for clock in (stay.starts, stay.ends))
    if not 0 < (last - first).days < LONGEST:
        raise DoubtError(f"“{stay.first.text} tot {stay.last.text}”: is het elke dag op die tijden?")
    yield RecurrenceRule(Frequency.ONCE, first, starts_at=starts, ends_at=time.min)
    for step in range(1, (last - first).days):
        yield RecurrenceRule(
            Frequency.ONCE, first + timedelta(days=step), starts_at=time.min, ends_at=time.min
        )
    if ends != time.min:
        yield RecurrenceRule(Frequency.ONCE, last, starts_at=time.min, ends_at=ends)
