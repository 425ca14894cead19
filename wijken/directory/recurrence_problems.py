"""What can be wrong with a rule, as a list: a test and a sentence for the editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijken.directory.recurrence_rules import Frequency, Rule

REPEATING = (Frequency.WEEKLY, Frequency.MONTHLY)
NTH = (1, 2, 3, 4, 5, -1)
LONGEST_INTERVAL = 52


@dataclass(frozen=True, slots=True)
class Problem:
    """One way for a rule to be impossible or to mean nothing."""

    found_in: Callable[[Rule], bool]
    sentence: str
    about: str
    """The name of the part of the rule to look at: where an editor's screen puts the sentence."""


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


def problems(rule: Rule) -> tuple[str, ...]:
    """Why a rule cannot be right, each as a Dutch sentence for the editor; empty when it can."""
    return tuple(problem.sentence for problem in found_problems(rule))


def found_problems(rule: Rule) -> tuple[Problem, ...]:
    """The same with what each is about."""
    return tuple(problem for problem in PROBLEMS if problem.found_in(rule))
