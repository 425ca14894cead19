"""How fresh a checked fact is.

The ladder: fresh, due soon, due, not confirmed (a visible label, below what is confirmed), and then out
of the default results (still found when asked for, still linked). Nothing is ever deleted by age. Only a
person who says "this is right" puts a fact back on the first step; an edit or an import does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Level(StrEnum):
    """The steps of the freshness ladder, freshest first."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Step:
    """A level, and which part of the period must be over for it to begin (1 is the day of the next check)."""

    level: Level
    begins_at: float
    labelled_in_public: bool = False
    in_default_results: bool = True

    @property
    def hundredths(self) -> int:
        """The part of the period as a whole number, so that every machine rounds in the same way."""
        return round(self.begins_at * 100)


LADDER: tuple[Step, ...] = (
    Step(Level.FRESH, 0),
    # The last tenth: of half a year eighteen days, enough for a mail and a quiet answer.
    Step(Level.DUE_SOON, 0.9),
    Step(Level.DUE, 1),
    # A quarter of a period for the mail, the second contact and the editor to do their work.
    Step(Level.UNCONFIRMED, 1.25, labelled_in_public=True),
    # Two whole checks missed.
    Step(Level.STALE, 2, labelled_in_public=True, in_default_results=False),
)

SENTENCES: dict[str, dict[Level, str]] = {
    "nl": {
        Level.FRESH: "Deze gegevens zijn gecontroleerd.",
        Level.DUE_SOON: "Deze gegevens zijn gecontroleerd. We kijken ze binnenkort weer na.",
        Level.DUE: "Deze gegevens kijken we op dit moment weer na.",
        Level.UNCONFIRMED: "Niet bevestigd. Vraag het even na voordat je gaat.",
        Level.STALE: "Al lang niet bevestigd. Misschien bestaat dit niet meer. Vraag het na voordat je gaat.",
    },
    "en": {
        Level.FRESH: "This information has been checked.",
        Level.DUE_SOON: "This information has been checked. We will check it again soon.",
        Level.DUE: "We are checking this information again at the moment.",
        Level.UNCONFIRMED: "Not confirmed. Please ask before you go.",
        Level.STALE: "Not confirmed for a long time. It may no longer exist. Please ask before you go.",
    },
}


def freshness(checked_on: date | None, period_days: int, at: date) -> Level:
    """How far down the ladder something checked on ``checked_on`` is at ``at``.

    What nobody ever checked is not confirmed: it says so, and stays in the results.
    """
    if checked_on is None:
        return Level.UNCONFIRMED
    age = (at - checked_on).days
    reached = [step.level for step in LADDER if age >= _begins_after(step, period_days)]
    return reached[-1] if reached else Level.FRESH


def next_check_on(checked_on: date | None, period_days: int) -> date | None:
    """The day on which the next check is due; None when nobody ever checked, so that it is due at once."""
    return None if checked_on is None else checked_on + timedelta(days=max(1, period_days))


def step_of(level: Level) -> Step:
    """What the ladder says about a level."""
    return next(step for step in LADDER if step.level is level)


def public_sentence(level: Level, language: str = "nl") -> str:
    """What the public reads at this level; Dutch when there is no sentence in the language."""
    return SENTENCES.get(language.split("-")[0], SENTENCES["nl"])[level]


def _begins_after(step: Step, period_days: int) -> int:
    return -(-max(1, period_days) * step.hundredths // 100)
