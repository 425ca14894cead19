"""What a typed line says, in words for the editor, and whether it may be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijken.directory.admin.schedule_summary import shown_when
from wijken.directory.local_time import local_day
from wijken.directory.recurrence.exceptions import days_hit, hits_nothing, school_days_hit
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.occurrences import Holidays, RecurrenceRule, ScheduleChange
from wijken.directory.recurrence.reader import Reading, read
from wijken.directory.recurrence.text import in_full

NAMED_DAYS = 3


@dataclass(frozen=True, slots=True)
class TypedTimes:
    """``questions`` is empty if the line is certain; then ``reading`` may be filled in."""

    reading: Reading
    words: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return self.reading.certain and not self.questions

    def as_json(self) -> dict[str, object]:
        return {
            "certain": self.certain,
            "words": self.words,
            "dates": self.dates,
            "left_out": self.left_out,
            "questions": self.questions,
        }


def answer_to(typed: str, holidays: Holidays, at: datetime) -> TypedTimes:
    """Read a line on the day of ``at``."""
    reading = read(typed, local_day(at))
    refused = [
        nothing_to_cancel(change)
        for change in reading.changes
        if hits_nothing(reading.rules, change, holidays)
    ]
    questions = [*map(_not_understood, reading.not_understood), *reading.questions, *refused]
    if questions:
        return TypedTimes(reading, questions=tuple(questions))
    return TypedTimes(
        reading,
        words=tuple(map(in_full, reading.rules)),
        dates=shown_when(reading.rules, reading.changes, holidays, at).dates,
        left_out=tuple(_left_out(reading, holidays, local_day(at))),
    )


def nothing_to_cancel(change: ScheduleChange) -> str:
    """Why a cancellation is refused."""
    if change.first == change.last:
        return _("Op %(day)s is er al niets. Klopt de dag?") % {"day": date_in_words(change.first)}
    return _("Van %(first)s tot en met %(last)s is er al niets. Kloppen de dagen?") % {
        "first": date_in_words(change.first),
        "last": date_in_words(change.last),
    }


def cancelled_days(rules: Sequence[RecurrenceRule], change: ScheduleChange, holidays: Holidays) -> str:
    """ "Valt uit op donderdag 24 december 2026"; empty if nothing is cancelled."""
    return _cancelled(days_hit(rules, change, holidays))


def _cancelled(days: Sequence[date]) -> str:
    if not days:
        return ""
    named = ", ".join(date_in_words(day) for day in days[:NAMED_DAYS])
    more = len(days) - NAMED_DAYS
    sentence = _("Valt uit op %(days)s") % {"days": named}
    if more <= 0:
        return sentence
    return sentence + ngettext(" en nog %(count)d keer", " en nog %(count)d keer", more) % {"count": more}


def _left_out(reading: Reading, holidays: Holidays, today: date) -> list[str]:
    """What the exceptions hit."""
    said = [cancelled_days(reading.rules, change, holidays) for change in reading.changes]
    if any(rule.not_in_school_holidays for rule in reading.rules):
        days = school_days_hit(reading.rules, holidays, today)
        named = ", ".join(date_in_words(day) for day in days)
        said.append(
            _("In de schoolvakantie valt het uit, bijvoorbeeld op %(days)s") % {"days": named}
            if days
            else _("In de schoolvakanties die we nu kennen, valt niets uit")
        )
    return [sentence for sentence in said if sentence]


def _not_understood(words: str) -> str:
    return _("Dit begrijp ik niet: “%(words)s”. Haal het weg, of zeg het anders.") % {"words": words}
