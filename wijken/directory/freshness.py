"""How fresh a checked fact is: rules as data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """The steps of the freshness ladder, freshest first."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    STALE = "stale"


PERIODS: dict[str, int] = {"organisatie": 365, "voorziening": 180, "initiatief": 180}


def next_check_on(checked_on: date | None, period_days: int) -> date | None:
    """The day on which the next check is due; None when nobody ever checked."""
    raise NotImplementedError


def freshness(checked_on: date | None, period_days: int, at: date) -> Level:
    """How far down the ladder something checked on ``checked_on`` is at ``at``."""
    raise NotImplementedError


def public_sentence(level: Level, language: str = "nl") -> str:
    """What the public reads at this level."""
    raise NotImplementedError
