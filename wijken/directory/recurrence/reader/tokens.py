"""The parts of a sentence about times."""

from __future__ import annotations

from dataclasses import dataclass

from wijken.directory.recurrence.reader.clock import Clock, ClockSpan
from wijken.directory.recurrence.reader.dates import PartialDate
from wijken.directory.recurrence.rules import WeekParity


@dataclass(frozen=True, slots=True)
class DaysOfWeek:
    """Days of the week, and the part of the day if it was said. ``every``: with "elke" before it."""

    days: tuple[int, ...]
    part: str | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class Ordinals:
    """1e, 3e, laatste: of days of the week, or days of the month."""

    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """So many weeks, months or years."""

    count: int
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class OfTheMonth:
    pass


@dataclass(frozen=True, slots=True)
class Weeks:
    parity: WeekParity


@dataclass(frozen=True, slots=True)
class ClockTimes:
    span: ClockSpan


@dataclass(frozen=True, slots=True)
class WholeDay:
    pass


@dataclass(frozen=True, slots=True)
class PartOfDay:
    part: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """``besides``: after "en" or "of", so next to what was said before."""

    besides: bool


@dataclass(frozen=True, slots=True)
class Dates:
    dates: tuple[PartialDate, ...]


@dataclass(frozen=True, slots=True)
class InMonths:
    months: tuple[PartialDate, ...]


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another, both included; either may be open."""

    first: PartialDate | None
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class Stay:
    """From a time on one day to a time on another, nights included."""

    first: PartialDate
    starts: Clock
    last: PartialDate
    ends: Clock


@dataclass(frozen=True, slots=True)
class UntilNotIncluding:
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Pauses:
    """Whether it pauses in school holidays, at public holidays."""

    school: bool | None = None
    public: bool | None = None


@dataclass(frozen=True, slots=True)
class NotOn:
    """What is left out: dates, a period, months, or days of the week."""

    what: Dates | DateRange | InMonths | DaysOfWeek
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    text: str


type Token = (
    DaysOfWeek
    | Ordinals
    | Every
    | OfTheMonth
    | Weeks
    | ClockTimes
    | WholeDay
    | PartOfDay
    | Appointment
    | Dates
    | InMonths
    | DateRange
    | Stay
    | UntilNotIncluding
    | Pauses
    | NotOn
    | Unknown
)
type Found = tuple[Token, int]
"""A part, and where it ends in the sentence."""
