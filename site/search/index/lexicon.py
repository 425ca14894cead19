"""All indexed words of one language, arranged for lookup. Plain Python."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from search.language.analysis import Language, base_of_prefixed_participle, fold, sound_of, stem_of

SHORTEST_PART = 3
OF_SOME_LENGTH = 4
VERB_PREFIXES = frozenset({"aan", "bij", "her", "mee", "ont", "toe", "uit", "ver", "weg"})
"""Of verbs, not parts of compounds: "verdelen" is not "ver" and "delen"."""
DIMINUTIVE = re.compile(r"(?:e?t|p|k)?jes?$")
LINKS = ("", "s", "e", "en")
"""Linking elements between the parts of a Dutch compound."""


class Lexicon:
    """Looks up indexed words by stem, prefix and suffix, and splits compounds.

    ``words`` holds tuples of id, word as written, stem, and number of documents. The lexicon knows nothing
    about visibility: that is decided later, for the documents found.
    """

    def __init__(self, language: Language, words: Iterable[tuple[int, str, str, int]]) -> None:
        self.language = language
        self.word: dict[int, str] = {}
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        by_folded: dict[str, list[int]] = defaultdict(list)
        self.count: dict[int, int] = {}
        for key, word, stem, count in sorted(words, key=lambda row: row[1]):
            self.word[key] = word
            self.count[key] = count
            by_folded[fold(word)].append(key)
            self.by_stem[stem].append(key)
        self.by_folded = dict(by_folded)
        self.folded = sorted(self.by_folded)
        self.by_sound: dict[str, list[int]] = defaultdict(list)
        self.participles: dict[str, list[int]] = defaultdict(list)
        for stem, keys in self.by_stem.items():
            self.by_sound[sound_of(stem)] += keys
            if base := base_of_prefixed_participle(stem):
                self.participles[sound_of(self.stem(base))] += keys
        self._backwards = sorted(folded[::-1] for folded in self.folded)
        self.split = lru_cache(maxsize=20_000)(self._split)

    def stem(self, word: str) -> str:
        return stem_of(word, self.language)

    def heard(self, word: str, *, is_real: bool) -> list[int]:
        """Words that sound the same, whatever their ending: "kofietje" is "koffie".

        Of a word that exists only its participles: "rauw" is not "rouw", but "verdelen" is "verdeeld".
        """
        for form in (word, DIMINUTIVE.sub("", word)):
            sound = sound_of(self.stem(form))
            if len(sound) >= SHORTEST_PART:
                alike = () if is_real else self.by_sound.get(sound, ())
                if found := [*alike, *self.participles.get(sound, ())]:
                    return found
        return []

    def knows(self, folded: str) -> bool:
        """Whether it is an indexed word or the stem of one."""
        return folded in self.by_folded or folded in self.by_stem

    def has_part(self, folded: str) -> bool:
        """Whether it may be a part of a compound. Little words are none, nor is a stem that only they have:
        "sam", of "samen".
        """
        little = self.language.stop_words
        akin = self.by_folded.get(folded, []) or self.by_stem.get(folded, [])
        akin = akin or self.by_stem.get(self.stem(folded), [])
        return any(fold(self.word[key]) not in little for key in akin)

    def beginning_with(self, start: str) -> Iterator[str]:
        """Folded words with the prefix ``start``, itself included."""
        yield from _between(self.folded, start)

    def ending_in(self, end: str) -> Iterator[str]:
        """Folded words with the suffix ``end``, itself included."""
        for backwards in _between(self._backwards, end[::-1]):
            yield backwards[::-1]

    def _split(self, folded: str) -> tuple[str, str] | None:
        """The two known parts of a compound: ``buurttuin`` is ``buurt`` and ``tuin``.

        If there are several ways to split it, long parts win over short ones, and then the longest first
        part: ``buurt-huis``, not ``buur-thuis``.
        """
        cuts = range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1)
        for cut in sorted(cuts, key=lambda cut: (-min(cut, len(folded) - cut, OF_SOME_LENGTH), -cut)):
            head = folded[cut:]
            if self._is_part(head):
                tail = self._first_part(folded[:cut])
                if tail:
                    return tail, head
        return None

    def _first_part(self, text: str) -> str:
        for link in LINKS:
            bare = text.removesuffix(link)
            if len(bare) >= SHORTEST_PART and self._is_part(bare):
                return bare
        return ""

    def _is_part(self, folded: str) -> bool:
        """Little words are no parts: "boven" is not "bo" and "ven", nor "kwijtschelden" "wij"."""
        if folded in self.language.stop_words or folded in VERB_PREFIXES:
            return False
        return self.has_part(folded)


def _between(words: list[str], start: str) -> Iterator[str]:
    for index in range(bisect_left(words, start), len(words)):
        if not words[index].startswith(start):
            return
        yield words[index]
