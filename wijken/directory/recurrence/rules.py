"""Data classes for schedules: rules, changes, holidays, and occurrences.

``occurrences`` evaluates them, ``rrule`` converts them to RFC 5545, ``text`` to sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import total_ordering

EXTRA = -1
"""The ``rule`` of an occurrence from an extra date instead of a rule."""


class Frequency(StrEnum):
    """How often something happens."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    APPOINTMENT = "appointment"


class WeekParity(StrEnum):
    """Only in weeks with an even or an odd ISO number. Not the same as every other week: 53 and 1 are odd."""

    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class RecurrenceRule:
    """One line of a schedule, in local time.

    - ``first``, ``last``: the days between which it applies, both included. ``first`` also anchors an
      interval of weeks (its ISO week) or months (its calendar month), and gives the weekday of a weekly rule
      without ``weekdays`` and the day of a monthly rule without ``nth`` and ``weekdays``.
    - ``weekdays``: 0 is Monday.
    - ``nth``: monthly only, 1 to 5, or -1 for the last; with 5 only months that have a fifth.
    - ``starts_at`` None: the whole day. ``ends_at`` None: open end. ``ends_at`` at or before ``starts_at``:
      it ends after midnight, on the next day.
    - ``ONCE`` falls on ``first`` even on a holiday, because that date was chosen.
    - ``weeks``: weekly only, and without an interval.
    - ``MONTHLY`` with an interval of 12 is once a year. ``APPOINTMENT`` has no occurrences; ``weekdays`` and
      times then say when somebody can be seen.
    """

    frequency: Frequency
    first: date | None = None
    last: date | None = None
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    not_in_school_holidays: bool = False
    not_on_public_holidays: bool = True
    weeks: WeekParity | None = None


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """An exception to the rules of one activity.

    ``cancelled``: nothing starts from ``first`` to ``last``, both included. Otherwise: one extra occurrence
    on ``first``, regardless of holidays and cancellations. Without ``starts_at`` it has the times of the
    first rule.
    """

    first: date
    last: date
    cancelled: bool = True
    starts_at: time | None = None
    ends_at: time | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days on which some rules pause.

    ``school``: date ranges, both ends included. ``public``: dates, or a predicate. ``school_known_until``:
    the last day for which school holidays are known. After it, a rule that pauses in school holidays has no
    occurrences, because any day may turn out to be one. None: always known.
    """

    school: tuple[tuple[date, date], ...] = ()
    public: frozenset[date] | Callable[[date], bool] = field(default_factory=frozenset)
    school_known_until: date | None = None

    def is_public_holiday(self, day: date) -> bool:
        return day in self.public if isinstance(self.public, frozenset) else self.public(day)


@total_ordering
@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence, with aware datetimes in Europe/Amsterdam.

    ``ends`` None: open end. ``rule``: the index of the rule in the input, or ``EXTRA``. Sorted by start, then
    by end, with open ends last.
    """

    starts: datetime
    ends: datetime | None = None
    rule: int = EXTRA

    def in_order(self) -> tuple[datetime, bool, datetime, int]:
        """The sort key: None cannot be compared with a datetime."""
        return self.starts, self.ends is None, self.ends or self.starts, self.rule

    def __lt__(self, other: Occurrence) -> bool:
        return self.in_order() < other.in_order()

    @property
    def is_whole_day(self) -> bool:
        """From midnight to midnight, so that no time is shown."""
        return (
            self.ends is not None
            and self.starts.time() == time.min == self.ends.time()
            and (self.ends.date() - self.starts.date()).days == 1
        )
