"""Synonyms as editors enter them. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from search.language.analysis import Language, fold, query_words, stem_of

Stems = tuple[str, ...]
MOST_BETWEEN = 3
"""Extra words that a query may have within a phrase: "zorg al jaren voor mijn zieke vrouw"."""


class SynonymGroup(NamedTuple):
    """Synonyms, as an editor entered them; if ``one_way``, only the first finds the others."""

    words: list[str]
    one_way: bool = False
    professional: bool = False
    only_alike: bool = False


@dataclass
class Thesaurus:
    """Maps the stems of a word or phrase to the words that are searched as well."""

    language: Language
    others: dict[Stems, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, None] = field(default_factory=dict)
    professional: set[str] = field(default_factory=set)
    """Words of professionals, folded but not stemmed: "partners" are organisations, "partner" is not."""
    only_alike: set[Stems] = field(default_factory=set)
    """What is not here; its synonyms only look like it."""
    longest: int = 1

    @classmethod
    def of(cls, language: Language, groups: Iterable[SynonymGroup]) -> Thesaurus:
        """From groups of synonyms."""
        thesaurus = cls(language)
        for group in groups:
            thesaurus.add(group)
        return thesaurus

    def add(self, synonyms: SynonymGroup) -> None:
        group, one_way = synonyms.words, synonyms.one_way
        for asked in group[:1] if one_way else group:
            words = query_words(asked)
            if not words:
                continue
            self.longest = max(self.longest, len(words))
            if len(words) == 1:
                self.words.setdefault(asked)
            if synonyms.professional:
                self.professional.add(fold(" ".join(words)))
            for stems in {self.stems(words), self._core(words)}:
                if synonyms.only_alike:
                    self.only_alike.add(stems)
                known = self.others[stems]
                # Phrases are matched in queries but not searched for: their separate words mean other things.
                known += [
                    other for other in group if other != asked and " " not in other and other not in known
                ]

    def stems(self, words: Iterable[str]) -> Stems:
        return tuple(stem_of(word, self.language) for word in words)

    def of_word(self, word: str) -> list[str]:
        return self.others.get(self.stems([word]), [])

    def phrase_at(self, words: list[str], start: int) -> tuple[int, list[str]]:
        """The longest phrase of at least two words that starts at ``start``: its length and its synonyms.

        Stop words in between do not matter: "zorg voor me vader" is "zorgen voor mijn vader".
        """
        for length in range(min(self.longest + MOST_BETWEEN, len(words) - start), 1, -1):
            said = words[start : start + length]
            found = self.others.get(self.stems(said)) or self._about(said)
            if found:
                return length, found
        return 0, []

    def _about(self, said: list[str]) -> list[str]:
        """The synonyms of a phrase, if it starts and ends with one of its content words."""
        if self._is_little(said[0]) or self._is_little(said[-1]):
            return []
        core = self._core(said)
        return self.others.get(core) or self.others.get((core[0], core[-1]), [])

    def _core(self, words: list[str]) -> Stems:
        """The phrase without stop words; unchanged if too little would be left."""
        core = [word for word in words if not self._is_little(word)]
        return self.stems(core if len(core) > 1 else words)

    def _is_little(self, word: str) -> bool:
        return fold(word) in self.language.stop_words
