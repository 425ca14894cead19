"""Suggest corrections for typing errors. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.language.analysis import fold, sound_of

MOST_CORRECTIONS = 3
SHORTEST, LONG = 4, 8


class Spelling:
    """Correct words, by spelling and by sound."""

    def __init__(self, indexed: Iterable[str], synonyms: Iterable[str]) -> None:
        self.synonyms = {fold(word): word for word in synonyms}
        self.words = [*indexed, *self.synonyms]
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self._by_sound[sound_of(word)].append(word)

    def nearest(self, asked: str) -> list[str]:
        """Folded words within one error from four letters, two from eight (Damerau-Levenshtein), or equal in
        sound.
        """
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
