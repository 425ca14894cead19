"""When it happens, said in a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from wijken.directory.recurrence import Occurrence, Rule


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a table of words, Dutch first."""
    raise NotImplementedError


def in_words(rule: Rule, language: str = "nl", at: date | None = None) -> str:
    """"Elke dinsdag en donderdag van 10.00 tot 12.00 uur": one rule as one sentence without a full stop."""
    raise NotImplementedError


def all_in_words(rules: Sequence[Rule], language: str = "nl", at: date | None = None) -> list[str]:
    """One sentence for each group of rules that differ in their times only."""
    raise NotImplementedError


def date_in_words(when: Occurrence | date, language: str = "nl", at: date | datetime | None = None) -> str:
    """"vandaag", "morgen", "dinsdag 1 december"; with the year when that is not the year of ``at``."""
    raise NotImplementedError


def time_range(starts: datetime | time, ends: datetime | time | None, language: str = "nl") -> str:
    """"10.00 tot 12.00 uur"."""
    raise NotImplementedError
