"""Clauses become rules. What cannot be stored, or can be meant in two ways, raises DoubtError."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby

from wijken.directory.recurrence.languages import DUTCH_DAYS, DUTCH_MONTHS
from wijken.directory.recurrence.reader.clauses import Clause, Sentence
from wijken.directory.recurrence.reader.clock import times_of
from wijken.directory.recurrence.reader.dates import PartialDate
from wijken.directory.recurrence.reader.result import DoubtError
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
LONGEST_INTERVAL = 12
A_YEAR = 12

type Slot = tuple[time | None, time | None]


def rules_of(clause: Clause, sentence: Sentence, limits: RecurrenceRule, at: date) -> list[RecurrenceRule]:
    """The rules of one clause. ``limits`` has what holds for the whole sentence."""
    slots = _slots(clause)
    days = list(_days_of(clause, sentence, limits, at))
    return [replace(rule, starts_at=starts, ends_at=ends) for rule in days for starts, ends in slots]


def _slots(clause: Clause) -> list[Slot]:
    if clause.whole_day:
        if clause.spans:
            raise DoubtError("Is het de hele dag, of op een tijd?")
        return [(time.min, time.min)]
    if clause.part and not clause.spans:
        raise DoubtError(f"Hoe laat is het in de {clause.part}?")
    if len(clause.spans) > 1 and any(span.ends is None for span in clause.spans):
        raise DoubtError("Er staan meer tijden in. Van hoe laat tot hoe laat is het? Typ bijvoorbeeld 10-12.")
    return [times_of(span, clause.part) for span in clause.spans] or [(None, None)]


def _days_of(
    clause: Clause, sentence: Sentence, limits: RecurrenceRule, at: date
) -> Iterator[RecurrenceRule]:
    if clause.appointment:
        yield _by_appointment(clause, limits)
    elif clause.interval and clause.interval.unit == "year":
        yield from _yearly(clause, limits, at)
    elif clause.months:
        names = " en ".join(month.text for month in clause.months)
        raise DoubtError(f"Is het elk jaar in {names}, of één jaar? Typ dan van welke tot en met welke dag.")
    elif clause.dates:
        yield from _once(clause, sentence, at)
    elif clause.pending:
        yield from _on_days_of_the_month(clause, limits, at)
    elif any(nth is not None for nth, _day in clause.days) or _by_month(clause):
        yield from _monthly(clause, limits)
    elif clause.days:
        yield _weekly(clause, limits)
    elif limits.first and limits.last and not clause.interval:
        yield _on_end(limits, sentence)
    else:
        raise DoubtError("Op welke dag is het?")


def _by_month(clause: Clause) -> bool:
    return clause.of_the_month or bool(clause.interval and clause.interval.unit == "month")


def _by_appointment(clause: Clause, limits: RecurrenceRule) -> RecurrenceRule:
    plain = all(nth is None for nth, _day in clause.days) and not (clause.dates or clause.pending)
    if (clause.interval and clause.interval.count > 1) or clause.parity or not plain:
        raise DoubtError(
            "Op afspraak kan met dagen van de week, zoals: op afspraak op maandag. Hoe is het hier?"
        )
    return replace(limits, frequency=Frequency.APPOINTMENT, weekdays=_weekdays(clause))


def _weekdays(clause: Clause) -> tuple[int, ...]:
    return tuple(sorted({day for _nth, day in clause.days}))


def _interval(clause: Clause, limits: RecurrenceRule) -> int:
    interval = clause.interval.count if clause.interval else 1
    if not 1 <= interval <= LONGEST_INTERVAL:
        raise DoubtError(
            f"Zo vaak kunnen we niet bewaren: {clause.interval.text if clause.interval else ''}."
        )
    if interval > 1 and limits.first is None:
        raise DoubtError(f"“{clause.interval.text if clause.interval else ''}”: wanneer is de eerste keer? "
                    "Zet erachter: vanaf, en de dag.")  # fmt: skip
    return interval


def _weekly(clause: Clause, limits: RecurrenceRule) -> RecurrenceRule:
    return replace(
        limits,
        frequency=Frequency.WEEKLY,
        weekdays=_weekdays(clause),
        interval=_interval(clause, limits),
        weeks=clause.parity,
    )


def _monthly(clause: Clause, limits: RecurrenceRule) -> Iterator[RecurrenceRule]:
    _no_parity(clause)
    if not clause.days:
        raise DoubtError("Op welke dag van de maand is het? Bijvoorbeeld: de 2e dinsdag, of de 15e.")
    interval = _interval(clause, limits)
    in_order = sorted({(nth, day) for nth, day in clause.days}, key=lambda each: (each[0] or 0, each[1]))
    if any(nth is None for nth, _day in in_order) and not (
        clause.every and len({n for n, _ in in_order}) == 1
    ):
        day = DUTCH_DAYS[next(day for nth, day in in_order if nth is None)]
        raise DoubtError(f"De hoeveelste {day} van de maand is het? Bijvoorbeeld: de 2e {day}.")
    if any(nth is not None and nth not in (1, 2, 3, 4, 5, -1) for nth, _day in in_order):
        raise DoubtError("We kennen de 1e, 2e, 3e, 4e, 5e en laatste dag van de maand. Welke is het?")
    for nth, group in groupby(in_order, key=lambda each: each[0]):
        weekly = nth is None and interval == 1
        yield replace(
            limits,
            frequency=Frequency.WEEKLY if weekly else Frequency.MONTHLY,
            weekdays=tuple(day for _nth, day in group),
            nth=nth,
            interval=interval,
        )


def _on_days_of_the_month(clause: Clause, limits: RecurrenceRule, at: date) -> Iterator[RecurrenceRule]:
    """ "Elke maand op de 15e": the first day carries the day of the month."""
    _no_parity(clause)
    if not _by_month(clause) or clause.days:
        raise DoubtError("De hoeveelste waarvan? Bijvoorbeeld: de 2e dinsdag, of elke maand op de 15e.")
    interval = _interval(clause, limits)
    for number in clause.pending:
        if not 1 <= number <= 31:
            raise DoubtError("Op welke dag van de maand is het? Bijvoorbeeld: op de 15e.")
        first = _next_with(number, limits.first or at)
        yield replace(limits, frequency=Frequency.MONTHLY, first=first, interval=interval)


def _next_with(number: int, begin: date) -> date:
    return next(day for step in range(62) if (day := begin + timedelta(days=step)).day == number)


def _yearly(clause: Clause, limits: RecurrenceRule, at: date) -> Iterator[RecurrenceRule]:
    """Once a year is every twelve months."""
    _no_parity(clause)
    if clause.interval is None or clause.interval.count != 1:
        raise DoubtError("Om de zoveel jaar kunnen we niet bewaren. Wanneer is de volgende keer?")
    yearly = replace(limits, frequency=Frequency.MONTHLY, interval=A_YEAR)
    if clause.dates and not clause.days:
        for day in clause.dates:
            yield replace(yearly, first=_yearly_from(day, limits.first or at))
    elif clause.days and len(clause.months) == 1 and not clause.dates:
        first = _start_in(clause.months[0], limits.first, at)
        for each in _monthly(replace(clause, interval=None), replace(yearly, first=first)):
            yield replace(each, frequency=Frequency.MONTHLY, interval=A_YEAR)
    else:
        raise DoubtError("Op welke dag van het jaar is het? Bijvoorbeeld: elk jaar op 5 december.")


def _yearly_from(day: PartialDate, begin: date) -> date:
    """Unlike a single date, it does not matter in which year it begins: the next one."""
    if day.year is not None:
        return day.upcoming(begin)
    days = (found for year in range(begin.year, begin.year + 9) if (found := day.in_year(year)))
    found = next((each for each in days if each >= begin), None)
    if found is None:
        raise DoubtError(f"“{day.text}” bestaat niet. Welke dag bedoel je?")
    return found


def _start_in(month: PartialDate, first: date | None, at: date) -> date:
    if first is not None and first.month == month.month and month.year in (None, first.year):
        return first
    begin = first or at.replace(day=1)
    days = (date(year, month.month or 1, 1) for year in range(begin.year, begin.year + 2))
    return month.in_year(month.year) or begin if month.year else next(day for day in days if day >= begin)


def _once(clause: Clause, sentence: Sentence, at: date) -> Iterator[RecurrenceRule]:
    if sentence.first or sentence.last:
        raise DoubtError("Er staat een dag in, en ook een begin of eind. Hoe vaak is het?")
    if clause.interval or clause.parity or clause.pending or any(nth for nth, _day in clause.days):
        raise DoubtError("Er staat een dag in, en ook hoe vaak het is. Is het één keer?")
    for day in clause.dates:
        found = day.upcoming(at)
        if clause.days and found.weekday() not in _weekdays(clause):
            raise DoubtError(
                f"{found.day} {DUTCH_MONTHS[found.month - 1]} {found.year} is een "
                f"{DUTCH_DAYS[found.weekday()]}. "
                "Welke dag bedoel je?"
            )
        yield RecurrenceRule(Frequency.ONCE, found)


def _on_end(limits: RecurrenceRule, sentence: Sentence) -> RecurrenceRule:
    """Several days on end were chosen on purpose, holidays or not."""
    return replace(
        limits,
        frequency=Frequency.WEEKLY,
        weekdays=EVERY_DAY,
        not_on_public_holidays=bool(sentence.public),
    )


def _no_parity(clause: Clause) -> None:
    if clause.parity:
        raise DoubtError("Even of oneven weken past alleen bij iets dat elke week is. Hoe vaak is het?")
