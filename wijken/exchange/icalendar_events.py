"""Convert our recurrence rules to iCalendar events with the same dates in any calendar program.

Our rules know school holidays, closures and extra times; RFC 5545 does not. So excluded days are listed one
by one (EXDATE), as far as the holidays are known. What a recurrence cannot express exactly becomes separate
events: only occurrences that a clock change would move, lengthen or shorten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from wijken.directory.recurrence.days import day_numbers
from wijken.directory.recurrence.occurrences import (
    EXTRA,
    Holidays,
    Occurrence,
    OccurrenceWindow,
    RecurrenceRule,
    ScheduleChange,
    occurrences_in,
    rrule_text,
)

type When = datetime | date


@dataclass(frozen=True, slots=True)
class Event:
    """One calendar event: single, or repeated by ``rrule`` except at ``left_out``.

    ``key`` distinguishes the events of one activity and is stable between exports. All-day events have dates,
    with ``ends`` the day after. ``ends`` is None for an open end.
    """

    key: str
    starts: When
    ends: When | None
    rrule: str = ""
    left_out: tuple[When, ...] = ()


def events_between(
    rules: Sequence[RecurrenceRule],
    changes: Sequence[ScheduleChange],
    holidays: Holidays,
    after: datetime,
    before: datetime,
) -> list[Event]:
    """Events that together match ``recurrence.occurrences`` between two moments exactly."""
    real = occurrences_in(OccurrenceWindow.between(after, before, holidays), rules, changes)
    events = list(_extra([one for one in real if one.rule == EXTRA]))
    for index, rule in enumerate(rules):
        if found := [one for one in real if one.rule == index]:
            events.extend(_of_rule(str(index), rule, found))
    return events


def _extra(real: list[Occurrence]) -> Iterator[Event]:
    """Two occurrences that start at the same moment are two events."""
    before: Counter[datetime] = Counter()
    for one in real:
        before[one.starts] += 1
        again = f"-{before[one.starts]}" if before[one.starts] > 1 else ""
        yield _single(f"extra-{one.starts:%Y%m%dT%H%M}{again}", one, None)


def _of_rule(key: str, rule: RecurrenceRule, real: list[Occurrence]) -> Iterator[Event]:
    if rule.ends_at is not None and rule.starts_at is None:
        rule = replace(rule, starts_at=time.min)
    first, last = real[0].starts.date(), real[-1].starts.date()
    ending = replace(rule, last=last)
    text = rrule_text(ending)
    if len(real) == 1:
        yield _single(key, real[0], rule)
    elif text is None or not _alike(rule, real):
        for one in real:
            yield _single(f"{key}-{one.starts:%Y%m%d}", one, rule)
    else:
        days = {one.starts.toordinal() for one in real}
        missing = sorted(set(day_numbers(ending, first.toordinal(), last.toordinal())) - days)
        left_out = tuple(_on_day(date.fromordinal(day), rule, real[0]) for day in missing)
        yield replace(_single(key, real[0], rule), rrule=text, left_out=left_out)


def _alike(rule: RecurrenceRule, real: Sequence[Occurrence]) -> bool:
    """Whether repeating the first occurrence gives all the others, clock changes included."""
    if rule.starts_at is None:
        return True
    return len({_length(one) for one in real}) == 1 and all(
        one.starts.timetz().replace(tzinfo=None) == rule.starts_at for one in real
    )


def _length(one: Occurrence) -> timedelta | None:
    return one.ends.astimezone(UTC) - one.starts.astimezone(UTC) if one.ends else None


def _single(key: str, one: Occurrence, rule: RecurrenceRule | None) -> Event:
    whole_day = one.is_whole_day if rule is None else rule.starts_at is None
    if whole_day:
        day = one.starts.date()
        return Event(key, day, day + timedelta(days=1))
    return Event(key, one.starts, one.ends)


def _on_day(day: date, rule: RecurrenceRule, like: Occurrence) -> When:
    return day if rule.starts_at is None else datetime.combine(day, rule.starts_at, like.starts.tzinfo)
