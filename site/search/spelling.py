"""What somebody may have meant to type. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text_analysis import fold, sound_of

MOST_CORRECTIONS = 3
SHORTEST, LONG = 4, 8


class Spelling:
    """Right words, by how they are written and how they sound."""

    def __init__(self, indexed: Iterable[str], synonyms: Iterable[str]) -> None:
        self.synonyms = {fold(word): word for word in synonyms}
        self.words = [*indexed, *self.synonyms]
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self._by_sound[sound_of(word)].append(word)

    def nearest(self, asked: str) -> list[str]:
        """Folded: one slip off from four letters, two from eight (Damerau-Levenshtein), or as it sounds."""
        if len(asked) < SHORTEST or not asked.isalpha():
            return []
        near = process.extract(
            asked,
            self.words,
            scorer=OSA.distance,
            score_cutoff=2 if len(asked) >= LONG else 1,
            limit=10 * MOST_CORRECTIONS,
        )
        best = min((distance for _word, distance, _index in near), default=0)
        words = {word for word, distance, _index in near if distance == best}
        words = words or set(self._by_sound.get(sound_of(asked), ()))
        return sorted(words, key=lambda word: (word[0] != asked[0], word))[:MOST_CORRECTIONS]
