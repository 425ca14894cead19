"""The indexed words that may match one query word, each with a score. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_ALTERNATIVES = 40
"""Indexed words per query word."""
GENERAL = 0.4
"""Factor for days and words such as "groep" or "les": they narrow down, but are not the subject."""
FOR_WHOM = 0.6
"""Factor for relatives: somebody's mother narrows down too, but is more often the subject."""
NEARLY = 0.9
"""Indexed words that match nearly as well as the best one count as the same word."""


class Way(StrEnum):
    """How an indexed word matches a query word."""

    EXACT = "exact"
    STEM = "stem"
    SYNONYM = "synonym"
    BEGINNING = "beginning"
    PART = "part"
    CUT = "cut"
    HEARD = "heard"
    CORRECTED = "corrected"


QUALITY: dict[Way, float] = {
    Way.EXACT: 1.0,
    Way.STEM: 0.85,
    Way.SYNONYM: 0.65,
    Way.BEGINNING: 0.7,
    Way.PART: 0.7,
    Way.CUT: 0.6,
    Way.HEARD: 0.75,
    Way.CORRECTED: 0.6,
}


@dataclass
class Alternatives:
    """One query word, and the indexed words that may match it with their scores."""

    asked: str
    quality: dict[int, float] = field(default_factory=dict)
    corrected: dict[int, str] = field(default_factory=dict)
    """Corrections of a typing error, by word id."""

    factor: float = 1.0
    """The share of this word in the query."""
    professional: bool = False
    """Whether it is a word of professionals: the question is about the method."""
    only_alike: bool = False
    """Whether this is not here, and its synonyms only look like it."""
    heard: bool = False
    """Whether it only sounds like a word of the index; it may be somebody's name."""
    half: bool = False
    """Whether only a part of the word is known: "tennis" in "tennisclub" may be the unknown one."""

    @property
    def is_general(self) -> bool:
        """Whether it says when or in what form, rather than about what."""
        return self.factor <= GENERAL

    def add(self, keys: list[int], quality: float) -> None:
        for key in keys:
            self.quality[key] = max(quality, self.quality.get(key, 0.0))

    def keep_best(self) -> None:
        if len(self.quality) > MOST_ALTERNATIVES:
            best = sorted(self.quality.items(), key=lambda pair: (-pair[1], pair[0]))
            self.quality = dict(best[:MOST_ALTERNATIVES])
