"""Parse phrases as editors write them. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crisis_help.folding import words_in
from crisis_help.word_forms import moves

MOST_MOVED = 5
"""In phrases of at most this many words, one may move."""
WORDS_MOVE_IN = frozenset(["nl", "pl"])
"""Languages whose phrases are also found in another order."""


class PatternKind(StrEnum):
    """How the words of a phrase must occur in a query."""

    SEQUENCE = "sequence"
    WHOLE = "whole"
    TOGETHER = "together"


@dataclass(frozen=True)
class Phrase:
    """Words that lead to a topic. ``word*`` is a prefix; in TOGETHER a comma means "or" and a slash "and"."""

    topic: int
    language: str
    words: str
    kind: PatternKind = PatternKind.SEQUENCE


@dataclass(frozen=True)
class Sequence:
    """Words in a fixed order."""

    words: tuple[str, ...]
    phrase: Phrase

    @property
    def most_typos(self) -> int:
        """Total number of typing errors allowed."""
        return 1 if len(self.words) < 3 else 2


def pattern_of(text: str) -> tuple[str, ...]:
    """The words of a phrase; a prefix keeps its star."""
    found: list[str] = []
    for part in text.split():
        words = words_in(part)
        found += [f"{word}*" for word in words] if part.endswith("*") else words
    return tuple(found)


def orders_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The phrase as written, and with each word that moves put elsewhere: "(dat) hij mij slaat"."""
    found = {words: None}
    for place, word in enumerate(words):
        if moves(word) and 1 < len(words) <= MOST_MOVED:
            rest = words[:place] + words[place + 1 :]
            found |= dict.fromkeys((*rest[:spot], word, *rest[spot:]) for spot in range(len(words)))
    return list(found)


def groups_of(text: str) -> list[frozenset[str]]:
    """Groups of which each must occur: "vader, moeder / slaat / mij"."""
    return [
        frozenset(word for part in group.split(",") for word in pattern_of(part)) for group in text.split("/")
    ]
