"""Read a line about times: sentences, their parts, clauses, and rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from wijken.directory.recurrence.canonical import canonical
from wijken.directory.recurrence.reader.build import rules_of
from wijken.directory.recurrence.reader.cancellations import leave_out
from wijken.directory.recurrence.reader.clauses import Clause, Sentence, clauses_of
from wijken.directory.recurrence.reader.dates import end_of, span_of
from wijken.directory.recurrence.reader.multi_day import days_of_stay
from wijken.directory.recurrence.reader.result import DoubtError, Reading
from wijken.directory.recurrence.reader.scan import scan
from wijken.directory.recurrence.reader.vocabulary import ABBREVIATIONS, tidied
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, ScheduleChange
from wijken.directory.recurrence.validation import found_problems

LONGEST = 300
SENTENCE_END = re.compile(r"[;\n]|" + "".join(rf"(?<!\b{each})" for each in ABBREVIATIONS) + r"\.(?:\s+|$)")
"""A full stop ends a sentence, but not in "ma. 10 uur" or "12 dec. 2026"."""


@dataclass
class _Result:
    rules: list[RecurrenceRule] = field(default_factory=list)
    changes: list[ScheduleChange] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def read(text: str, at: date) -> Reading:
    """The rules that ``text`` says on the day ``at``, with what is uncertain."""
    if not text.strip():
        return Reading()
    if len(text) > LONGEST:
        return Reading(
            not_understood=(text,), questions=("Dit is te lang. Zet elke tijd op een eigen regel.",)
        )
    result = _Result()
    for sentence in SENTENCE_END.split(tidied(text)):
        if sentence.strip(" ,"):
            _read_sentence(sentence, at, result)
    if not (result.rules or result.questions):
        result.questions.append("Op welke dag is het, en hoe laat?")
    return Reading(
        tuple(dict.fromkeys(map(canonical, result.rules))),
        tuple(dict.fromkeys(result.changes)),
        tuple(result.unknown),
        tuple(dict.fromkeys(result.questions)),
    )


def _read_sentence(text: str, at: date, result: _Result) -> None:
    sentence = clauses_of(scan(text))
    result.unknown.extend(sentence.unknown)
    result.questions.extend(sentence.doubts)
    if sentence.is_empty:
        return
    try:
        limits = _limits(sentence, at)
        clauses = sentence.clauses or ([] if sentence.stays else [Clause()])
        _check_together(clauses)
        rules = [rule for stay in sentence.stays for rule in days_of_stay(stay, at)]
        rules += [rule for clause in clauses for rule in rules_of(clause, sentence, limits, at)]
        if sentence.school and all(rule.frequency is Frequency.ONCE for rule in rules):
            raise DoubtError(
                "“Niet in de schoolvakantie” verandert hier niets: het is op één dag, die je zelf kiest."
            )
        rules, changes = leave_out(sentence.left_out, rules, at)
    except DoubtError as doubt:
        result.questions.append(str(doubt))
        return
    result.questions.extend(problem.sentence for rule in rules for problem in found_problems(rule))
    result.rules.extend(rules)
    result.changes.extend(changes)


def _limits(sentence: Sentence, at: date) -> RecurrenceRule:
    """A rule with only what holds for all clauses of a sentence."""
    first = sentence.first.upcoming(at) if sentence.first and not sentence.last else None
    last = end_of(sentence.last, at) if sentence.last and not sentence.first else None
    if sentence.first and sentence.last:
        first, last = span_of(sentence.first, sentence.last, at)
    return RecurrenceRule(
        Frequency.WEEKLY,
        first,
        last,
        not_in_school_holidays=bool(sentence.school),
        not_on_public_holidays=sentence.public is not False,
    )


def _check_together(clauses: list[Clause]) -> None:
    """ "Om de week ma 10-12 en wo 13-15": does it hold for both? "Di 10-12 en do": at what time?"""
    timed = {clause.has_times for clause in clauses if not clause.appointment}
    if len(timed) > 1:
        raise DoubtError("Bij sommige dagen staat geen tijd. Hoe laat is het daar?")
    rhythms = {(clause.interval, clause.parity) for clause in clauses if not clause.appointment}
    if len(rhythms) > 1 and any(clause.interval or clause.parity for clause in clauses):
        text = next((clause.interval.text for clause in clauses if clause.interval), "even of oneven weken")
        raise DoubtError(f"Geldt “{text}” voor alle tijden? Zet elke tijd op een eigen regel.")
