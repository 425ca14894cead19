"""Parts of a sentence become clauses: days with their times, each of which is a rule or a few.

"Ma 9-12, wo 13-17" is two clauses. What limits them ("niet in de schoolvakantie", "vanaf 5 januari") holds
for all clauses of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wijken.directory.recurrence.reader import tokens
from wijken.directory.recurrence.reader.clock import ClockSpan
from wijken.directory.recurrence.reader.dates import PartialDate
from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.reader.tokens import Token
from wijken.directory.recurrence.rules import WeekParity


@dataclass
class Clause:
    """Days and times that belong together."""

    days: list[tuple[int | None, int]] = field(default_factory=list)
    """The ordinal (None for every one) and the day of the week."""
    every: bool = False
    spans: list[ClockSpan] = field(default_factory=list)
    whole_day: bool = False
    part: str | None = None
    interval: tokens.Every | None = None
    parity: WeekParity | None = None
    dates: list[PartialDate] = field(default_factory=list)
    months: list[PartialDate] = field(default_factory=list)
    of_the_month: bool = False
    appointment: bool = False
    pending: tuple[int, ...] = ()
    """Ordinals of which the day is still to come; without one they are days of the month."""
    times_first: bool = False
    ends_in_days: bool = False
    """The last that was said are days: more days may follow."""

    @property
    def has_times(self) -> bool:
        return bool(self.spans) or self.whole_day

    @property
    def has_days(self) -> bool:
        return bool(self.days or self.dates or self.pending)

    @property
    def is_empty(self) -> bool:
        return not (self.has_times or self.has_days or self.appointment or self.interval or self.part)


@dataclass
class Sentence:
    """Clauses, and what holds for all of them."""

    clauses: list[Clause] = field(default_factory=lambda: [Clause()])
    first: PartialDate | None = None
    last: PartialDate | None = None
    school: bool | None = None
    public: bool | None = None
    left_out: list[tokens.NotOn] = field(default_factory=list)
    stays: list[tokens.Stay] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.clauses or self.stays or self.first or self.last or self.school or self.left_out)


def clauses_of(parts: Iterable[Token]) -> Sentence:
    sentence = Sentence()
    for token in parts:
        try:
            if not _limits(sentence, token):
                _add(_clause_for(sentence, token), token)
        except DoubtError as doubt:
            sentence.doubts.append(str(doubt))
    sentence.clauses = [clause for clause in sentence.clauses if not clause.is_empty or clause.months]
    return sentence


def _limits(sentence: Sentence, token: Token) -> bool:
    """Add what holds for the whole sentence; False for other parts."""
    match token:
        case tokens.DateRange(first, last):
            if (first and sentence.first) or (last and sentence.last):
                raise DoubtError("Er staan twee keer een begin of eind in. Zet elke tijd op een eigen regel.")
            sentence.first, sentence.last = first or sentence.first, last or sentence.last
        case tokens.InMonths((month,)) if month.year and not sentence.clauses[-1].interval:
            return _limits(sentence, tokens.DateRange(month, month))
        case tokens.Stay():
            sentence.stays.append(token)
        case tokens.UntilNotIncluding(day):
            raise DoubtError(f"Is {day.text} de laatste dag? Typ dan: tot en met {day.text}.")
        case tokens.Pauses(school, public):
            sentence.school = sentence.school if school is None else school
            sentence.public = sentence.public if public is None else public
        case tokens.NotOn():
            sentence.left_out.append(token)
        case tokens.Unknown(text):
            sentence.unknown.append(text)
        case _:
            return False
    return True


def _clause_for(sentence: Sentence, token: Token) -> Clause:
    """The clause that a part belongs to: the last one, or a new one."""
    last = sentence.clauses[-1]
    match token:
        case tokens.DaysOfWeek() | tokens.Ordinals() | tokens.Dates():
            complete = last.has_days and (last.has_times or last.appointment)
            begins = complete and not last.pending and not last.ends_in_days
        case tokens.Every():
            begins = last.interval is not None
        case tokens.ClockTimes() | tokens.WholeDay():
            begins = last.times_first and last.has_days
        case tokens.Appointment(besides):
            begins = besides and not last.is_empty
        case _:
            begins = False
    if begins:
        sentence.clauses.append(Clause())
    return sentence.clauses[-1]


def _add(clause: Clause, token: Token) -> None:
    clause.ends_in_days = isinstance(token, (tokens.DaysOfWeek, tokens.Dates))
    match token:
        case tokens.DaysOfWeek(days, part, every):
            _add_days(clause, days, every)
            clause.part = part or clause.part
        case tokens.Ordinals(values):
            clause.pending += values
        case tokens.Every():
            clause.interval = token
        case tokens.OfTheMonth():
            clause.of_the_month = True
        case tokens.Weeks(parity):
            clause.parity = parity
        case tokens.ClockTimes(span):
            clause.times_first = clause.times_first or not (clause.has_days or clause.appointment)
            clause.spans.append(span)
        case tokens.WholeDay():
            clause.whole_day = True
        case tokens.PartOfDay(part):
            clause.part = part
        case tokens.Appointment():
            clause.appointment = True
        case tokens.Dates(dates):
            clause.dates.extend(dates)
        case tokens.InMonths(months):
            clause.months.extend(months)


def _add_days(clause: Clause, days: tuple[int, ...], every: bool) -> None:
    if clause.pending:
        clause.days.extend((nth, day) for nth in clause.pending for day in days)
        clause.pending = ()
        return
    if any(nth is not None for nth, _day in clause.days) and not every:
        raise DoubtError("Zet bij elke dag de hoeveelste het is, bijvoorbeeld: 1e maandag en 1e woensdag.")
    clause.every = clause.every or every
    clause.days.extend((None, day) for day in days)
