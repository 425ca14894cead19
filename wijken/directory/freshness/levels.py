"""How fresh a confirmed record is.

The levels: fresh, due soon, due, unconfirmed (labelled in public, ranked lower), and stale (hidden from
default results; still found on request, and links keep working). Nothing is deleted because of its age. Only
a person who confirms a record makes it fresh again; editing or importing does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class FreshnessLevel(StrEnum):
    """The levels, freshest first."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class FreshnessStep:
    """A level, and the fraction of the period after which it begins (1 is the day of the next check)."""

    level: FreshnessLevel
    begins_at: float
    labelled_in_public: bool = False
    in_default_results: bool = True

    @property
    def hundredths(self) -> int:
        """The fraction as an integer percentage, so that every machine rounds in the same way."""
        return round(self.begins_at * 100)


LADDER: tuple[FreshnessStep, ...] = (
    FreshnessStep(FreshnessLevel.FRESH, 0),
    # The last tenth: for a period of half a year 18 days, enough for a mail and an answer.
    FreshnessStep(FreshnessLevel.DUE_SOON, 0.9),
    FreshnessStep(FreshnessLevel.DUE, 1),
    # A quarter of the period for a mail, a second contact and an editor.
    FreshnessStep(FreshnessLevel.UNCONFIRMED, 1.25, labelled_in_public=True),
    # Two checks missed.
    FreshnessStep(FreshnessLevel.STALE, 2, labelled_in_public=True, in_default_results=False),
)

SENTENCES: dict[str, dict[FreshnessLevel, str]] = {
    "nl": {
        FreshnessLevel.FRESH: "Deze gegevens zijn gecontroleerd.",
        FreshnessLevel.DUE_SOON: "Deze gegevens zijn gecontroleerd. We kijken ze binnenkort weer na.",
        FreshnessLevel.DUE: "Deze gegevens kijken we op dit moment weer na.",
        FreshnessLevel.UNCONFIRMED: "Niet bevestigd. Vraag het even na voordat je gaat.",
        FreshnessLevel.STALE: (
            "Al lang niet bevestigd. Misschien bestaat dit niet meer. Vraag het na voordat je gaat."
        ),
    },
    "en": {
        FreshnessLevel.FRESH: "This information has been checked.",
        FreshnessLevel.DUE_SOON: "This information has been checked. We will check it again soon.",
        FreshnessLevel.DUE: "We are checking this information again at the moment.",
        FreshnessLevel.UNCONFIRMED: "Not confirmed. Please ask before you go.",
        FreshnessLevel.STALE: (
            "Not confirmed for a long time. It may no longer exist. Please ask before you go."
        ),
    },
}


def freshness(checked_on: date | None, period_days: int, at: date) -> FreshnessLevel:
    """The level at ``at`` of something last checked on ``checked_on``.

    What was never checked is unconfirmed: labelled, but in the results.
    """
    if checked_on is None:
        return FreshnessLevel.UNCONFIRMED
    age = (at - checked_on).days
    reached = [step.level for step in LADDER if age >= _begins_after(step, period_days)]
    return reached[-1] if reached else FreshnessLevel.FRESH


def next_check_on(checked_on: date | None, period_days: int) -> date | None:
    """The date of the next check; None if it was never checked, so that it is due now."""
    return None if checked_on is None else checked_on + timedelta(days=max(1, period_days))


def step_of(level: FreshnessLevel) -> FreshnessStep:
    return next(step for step in LADDER if step.level is level)


def public_sentence(level: FreshnessLevel, language: str = "nl") -> str:
    """The public label of this level; Dutch if there is none in the language."""
    return SENTENCES.get(language.split("-")[0], SENTENCES["nl"])[level]


def _begins_after(step: FreshnessStep, period_days: int) -> int:
    return -(-max(1, period_days) * step.hundredths // 100)
