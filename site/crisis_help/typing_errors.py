"""What a typed word may mean, in spite of typing errors and missing or extra spaces. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from crisis_help.folding import sound_of
from crisis_help.ordinary_words import ORDINARY
from crisis_help.word_forms import FILLERS, forms_of

SHORTEST_SLIP, SHORTEST_WITH_TYPO, LONG = 3, 5, 9
SHORTEST_SHUFFLED = 7
"""Two errors are allowed in a word of the same letters: "bedrgeid"."""
SHORTEST_HEARD = 4
SHORTEST_JOINED = 7
SHORTEST_SPLIT, LONGEST_SPLIT = 6, 30
"""Letters of several words typed as one."""
SHORT_WORDS = frozenset(["ik", "me", "is", "er", "ze", "i", "to", "my"])
"""What may be part of it. Others are endings: "betasten" is not "betast en"."""

Meanings = Mapping[str, int]
"""Phrase words that a typed word may mean, each with its number of typing errors."""


@dataclass
class KnownWords:
    """The words of all phrases, in every form, spelling and misspelling that is recognised."""

    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Exact spellings, each with the phrase words it means."""
    begun: set[str] = field(default_factory=set)
    """Prefixes, in phrases of several words."""
    heard: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelled: list[str] = field(default_factory=list)
    slips: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Short misspellings, each with the phrase words that may be meant."""
    known: set[str] = field(default_factory=set)
    """Words that are never treated as a typing error of another."""

    def learn(self, word: str) -> None:
        """Add a word of a phrase; ``word*`` is a prefix."""
        if word.endswith("*"):
            self.begun.add(word.rstrip("*"))
            return
        for form in forms_of(word):
            self.words[form].add(word)
        self.heard[sound_of(word)].add(word)

    def learned_all(self) -> None:
        """Prepare for reading; call it once, after the last word."""
        self.known |= self.words.keys() | ORDINARY
        self.spelled = sorted({word for words in self.words.values() for word in words})
        slips: dict[str, list[str]] = defaultdict(list)
        for word in self.spelled:
            for slip in _slips(word):
                slips[slip].append(word)
        self.slips = {slip: tuple(words) for slip, words in slips.items()}
        self.meanings = lru_cache(maxsize=2_000)(self.meanings)  # type: ignore[method-assign]

    def meanings(self, word: str) -> Meanings:
        """What this word may mean: itself, another form, by sound, or with a typing error."""
        found: dict[str, int] = dict.fromkeys(self.words.get(word, ()), 0)
        found |= {f"{begin}*": 0 for begin in self.begun if word.startswith(begin)}
        if word in self.known or word in FILLERS:
            return found
        if len(word) >= SHORTEST_HEARD:
            for other in self.heard.get(sound_of(word), ()):
                found.setdefault(other, 1)
        for other in self.slips.get(word, ()):
            found.setdefault(other, 1)
        if len(word) >= SHORTEST_WITH_TYPO:
            most = 2 if len(word) >= SHORTEST_SHUFFLED else 1
            close = process.extract(word, self.spelled, scorer=OSA.distance, score_cutoff=most, limit=None)
            for other, distance, _place in close:
                shuffled = sorted(word) == sorted(other)
                if len(other) >= SHORTEST_WITH_TYPO and (distance == 1 or shuffled or _are_long(word, other)):
                    found.setdefault(other, int(distance))
        return found

    def apart(self, words: list[str]) -> list[str]:
        """Split what was typed as one ("ikwildood"), and join loose letters ("i k w i l d o o d")."""
        found: list[str] = []
        for loose, run in groupby(words, key=lambda word: len(word) == 1):
            for word in ["".join(run)] if loose else run:
                found += self._split(word) or ([*word] if loose else [word])
        return found

    def _split(self, word: str) -> list[str]:
        """The fewest known words that together are this word; empty if it is one word or not made of them."""
        if word in self.known or word in FILLERS or not SHORTEST_SPLIT <= len(word) <= LONGEST_SPLIT:
            return []
        best: list[list[str] | None] = [[], *[None] * len(word)]
        for end in range(2, len(word) + 1):
            for start in range(end - 1):
                before, last = best[start], word[start:end]
                if before is not None and last in self.words and (len(last) > 2 or last in SHORT_WORDS):
                    now = best[end]
                    if now is None or len(before) + 1 < len(now):
                        best[end] = [*before, last]
        return best[-1] or []

    def joined(self, first: str, second: str) -> set[str]:
        """One word typed as two: "zelf moord"."""
        both = first + second
        if not first or not second or len(both) < SHORTEST_JOINED:
            return set()
        return self.words.get(both, set()) | self.heard.get(sound_of(both), set())

    def begins(self, word: str, beginning: str) -> bool:
        """Whether the word starts with ``beginning``, perhaps with a typing error."""
        return word.startswith(beginning) or (word not in self.known and _begins(word, beginning))


def _are_long(*words: str) -> bool:
    return all(len(word) >= LONG for word in words)


def _slips(word: str) -> set[str]:
    """With two letters swapped, or one left out. Other errors make too many ordinary words of short ones."""
    swapped = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if len(word) >= SHORTEST_SLIP
    }
    left_out = {word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > SHORTEST_SLIP}
    return {slip for slip in swapped | left_out if SHORTEST_SLIP <= len(slip) < SHORTEST_WITH_TYPO}


def _begins(word: str, beginning: str) -> bool:
    if word and sound_of(word).startswith(sound_of(beginning)):
        return True
    if len(beginning) < LONG or len(word) < LONG - 1:
        return False
    return any(
        OSA.distance(word[: len(beginning) + shift], beginning, score_cutoff=1) <= 1 for shift in (-1, 0, 1)
    )
