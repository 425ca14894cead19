"""What may stand in the index for a word of a question, and how well it answers. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_ALTERNATIVES = 40
"""Words of the index for one word of the question."""
GENERAL = 0.4
"""A day, or a word such as "group" or "lesson", narrows down; it is not what somebody is looking for."""
FOR_WHOM = 0.6
"""Somebody's mother or son narrows down too, but is more often what the question is about."""


class Way(StrEnum):
    """How a word of the index answers a word of the question."""

    EXACT = "exact"
    STEM = "stem"
    SYNONYM = "synonym"
    BEGINNING = "beginning"
    PART = "part"
    CUT = "cut"
    CORRECTED = "corrected"


QUALITY: dict[Way, float] = {
    Way.EXACT: 1.0,
    Way.STEM: 0.85,
    Way.SYNONYM: 0.65,
    Way.BEGINNING: 0.7,
    Way.PART: 0.7,
    Way.CUT: 0.6,
    Way.CORRECTED: 0.6,
}


@dataclass
class Alternatives:
    """One word of the question, and the words of the index that may answer it with how well they do."""

    asked: str
    quality: dict[int, float] = field(default_factory=dict)
    corrected: dict[int, str] = field(default_factory=dict)
    """Of what was taken for a typing error: the right words, by number."""

    factor: float = 1.0
    """How much of the question this word is."""

    @property
    def is_general(self) -> bool:
        """It says when or in what form, not what it is about."""
        return self.factor <= GENERAL

    def add(self, keys: list[int], quality: float) -> None:
        for key in keys:
            self.quality[key] = max(quality, self.quality.get(key, 0.0))

    def keep_best(self) -> None:
        if len(self.quality) > MOST_ALTERNATIVES:
            best = sorted(self.quality.items(), key=lambda pair: (-pair[1], pair[0]))
            self.quality = dict(best[:MOST_ALTERNATIVES])
