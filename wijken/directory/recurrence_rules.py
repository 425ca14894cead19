"""The facts of "wanneer": rules, changes to them, holidays, and the occurrences that follow.

Plain data without behaviour. ``recurrence`` calculates with it, ``recurrence_text`` writes it as
RFC 5545, ``when_in_words`` says it in a language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import total_ordering

EXTRA = -1
"""The ``rule`` of an occurrence that comes from an extra date and not from a rule."""


class Frequency(StrEnum):
    """How often something happens."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a schedule, in local wall-clock time.

    ``first``/``last``: the days between which it holds, both included. ``first`` also anchors the
    count of every other week (its ISO week) or every other month (its calendar month), and stands in
    where nothing else is said: a weekly rule without ``weekdays`` falls on the weekday of ``first``, a
    monthly one without ``nth`` and ``weekdays`` on its day of the month.
    ``weekdays``: 0 is Monday. ``nth``: monthly only, 1 to 5, or -1 for the last one; 5 means only the
    months that have a fifth.
    ``starts_at`` None: the whole day. ``ends_at`` None: open end. ``ends_at`` at or before
    ``starts_at``: it ends after midnight, on the next day.
    A rule ``ONCE`` falls on ``first`` whatever the holidays: somebody chose that very date.
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


@dataclass(frozen=True, slots=True)
class Change:
    """An exception to the rules of one activity.

    ``cancelled``: nothing starts on any day from ``first`` to ``last``, both included.
    Not ``cancelled``: one extra occurrence on ``first``, holidays and cancellations or not. Without
    ``starts_at`` it takes the times of the first rule.
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

    ``school``: ranges, both ends included. ``public``: the days, or a test of a day.
    """

    school: tuple[tuple[date, date], ...] = ()
    public: frozenset[date] | Callable[[date], bool] = field(default_factory=frozenset)

    def is_school_holiday(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.school)

    def is_public_holiday(self, day: date) -> bool:
        return day in self.public if isinstance(self.public, frozenset) else self.public(day)


@total_ordering
@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it happens: aware, in Europe/Amsterdam.

    ``ends`` None: open end. ``rule``: the index of the rule in what was asked, or ``EXTRA``.
    In order of beginning; of two that begin together, the one that ends first, and an open end last.
    """

    starts: datetime
    ends: datetime | None = None
    rule: int = EXTRA

    def in_order(self) -> tuple[datetime, bool, datetime, int]:
        """What to sort by: an open end cannot be compared with an end."""
        return self.starts, self.ends is None, self.ends or self.starts, self.rule

    def __lt__(self, other: Occurrence) -> bool:
        return self.in_order() < other.in_order()

    @property
    def is_whole_day(self) -> bool:
        """From midnight to midnight: there is no time to show."""
        return (
            self.ends is not None
            and self.starts.time() == time.min == self.ends.time()
            and (self.ends.date() - self.starts.date()).days == 1
        )
