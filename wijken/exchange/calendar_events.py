"""What a calendar must hold so that any program shows the dates that our own pages show.

A rule of ours knows school holidays, closures and extra times; RFC 5545 knows none of these. So the days that
fall out are named one by one (EXDATE), up to where we know the holidays. What cannot be said exactly as
a recurrence, is given as separate events: only what a clock change would make longer, shorter or later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from wijken.directory.recurrence import (
    EXTRA,
    Change,
    Holidays,
    Occurrence,
    Rule,
    Window,
    occurrences_in,
    rrule_text,
)
from wijken.directory.recurrence_days import day_numbers

type When = datetime | date


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar: once, or repeated by ``rrule`` except at ``left_out``.

    ``key`` tells the events of one activity apart and stays the same from one file to the next.
    Whole days are dates, and ``ends`` is the day after. ``ends`` None: open end.
    """

    key: str
    starts: When
    ends: When | None
    rrule: str = ""
    left_out: tuple[When, ...] = ()


def events_between(
    rules: Sequence[Rule], changes: Sequence[Change], holidays: Holidays, after: datetime, before: datetime
) -> list[Event]:
    """The events that together happen exactly when ``recurrence.occurrences`` says, between two moments."""
    real = occurrences_in(Window.between(after, before, holidays), rules, changes)
    events = list(_extra([one for one in real if one.rule == EXTRA]))
    for index, rule in enumerate(rules):
        if found := [one for one in real if one.rule == index]:
            events.extend(_of_rule(str(index), rule, found))
    return events


def _extra(real: list[Occurrence]) -> Iterator[Event]:
    """Two that begin at the same moment are two events."""
    before: Counter[datetime] = Counter()
    for one in real:
        before[one.starts] += 1
        again = f"-{before[one.starts]}" if before[one.starts] > 1 else ""
        yield _single(f"extra-{one.starts:%Y%m%dT%H%M}{again}", one, None)


def _of_rule(key: str, rule: Rule, real: list[Occurrence]) -> Iterator[Event]:
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


def _alike(rule: Rule, real: Sequence[Occurrence]) -> bool:
    """Does a calendar that repeats the first one get all the others right, clock changes included?"""
    if rule.starts_at is None:
        return True
    return len({_length(one) for one in real}) == 1 and all(
        one.starts.timetz().replace(tzinfo=None) == rule.starts_at for one in real
    )


def _length(one: Occurrence) -> timedelta | None:
    return one.ends.astimezone(UTC) - one.starts.astimezone(UTC) if one.ends else None


def _single(key: str, one: Occurrence, rule: Rule | None) -> Event:
    whole_day = one.is_whole_day if rule is None else rule.starts_at is None
    if whole_day:
        day = one.starts.date()
        return Event(key, day, day + timedelta(days=1))
    return Event(key, one.starts, one.ends)


def _on_day(day: date, rule: Rule, like: Occurrence) -> When:
    return day if rule.starts_at is None else datetime.combine(day, rule.starts_at, like.starts.tzinfo)
