"""Validation of rules: a list of tests, each with a message for editors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijken.directory.recurrence.rules import Frequency, RecurrenceRule

REPEATING = (Frequency.WEEKLY, Frequency.MONTHLY)
NTH = (1, 2, 3, 4, 5, -1)
LONGEST_INTERVAL = 52


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a rule is impossible or meaningless."""

    found_in: Callable[[RecurrenceRule], bool]
    sentence: str
    about: str
    """The attribute of the rule: the form field for the message."""


PROBLEMS: tuple[Problem, ...] = (
    Problem(
        lambda rule: rule.frequency is Frequency.ONCE and rule.first is None,
        "Vul de datum in waarop het is.",
        "first",
    ),
    Problem(
        lambda rule: rule.frequency in REPEATING and not rule.weekdays and rule.first is None,
        "Kies een dag van de week, of vul een begindatum in.",
        "weekdays",
    ),
    Problem(
        lambda rule: (
            rule.frequency in REPEATING and bool(rule.weekdays) and rule.interval > 1 and rule.first is None
        ),
        "Vul een begindatum in: vanaf die dag tellen we de weken of maanden.",
        "first",
    ),
    Problem(
        lambda rule: rule.frequency in REPEATING and not 1 <= rule.interval <= LONGEST_INTERVAL,
        f"Kies een getal van 1 tot en met {LONGEST_INTERVAL} voor om de hoeveel weken of maanden het is.",
        "interval",
    ),
    Problem(
        lambda rule: any(not 0 <= weekday <= 6 for weekday in rule.weekdays),
        "Kies alleen dagen van maandag tot en met zondag.",
        "weekdays",
    ),
    Problem(
        lambda rule: rule.weeks is not None and (rule.frequency is not Frequency.WEEKLY or rule.interval > 1),
        "Even of oneven weken past alleen bij iets dat elke week is. Zet om de hoeveel op 1.",
        "weeks",
    ),
    Problem(
        lambda rule: rule.nth is not None and rule.frequency is not Frequency.MONTHLY,
        "De hoeveelste dag van de maand past alleen bij iets dat elke maand is.",
        "nth",
    ),
    Problem(
        lambda rule: rule.nth is not None and rule.nth not in NTH,
        "Kies de 1e, 2e, 3e, 4e, 5e of laatste dag van de maand.",
        "nth",
    ),
    Problem(
        lambda rule: rule.first is not None and rule.last is not None and rule.last < rule.first,
        "De einddatum ligt voor de begindatum.",
        "last",
    ),
    Problem(
        lambda rule: rule.starts_at is None and rule.ends_at is not None,
        "Vul ook in hoe laat het begint.",
        "starts_at",
    ),
)


def problems(rule: RecurrenceRule) -> tuple[str, ...]:
    """Why a rule is invalid, as Dutch sentences; empty if it is valid."""
    return tuple(problem.sentence for problem in found_problems(rule))


def found_problems(rule: RecurrenceRule) -> tuple[Problem, ...]:
    """The same, with the attribute of each."""
    return tuple(problem for problem in PROBLEMS if problem.found_in(rule))
