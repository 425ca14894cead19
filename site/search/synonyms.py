"""Words that mean the same, as editors keep them. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.text_analysis import Language, fold, query_words, stem_of

Stems = tuple[str, ...]
MOST_BETWEEN = 2
"""Little words more than the editors wrote in a phrase."""


@dataclass
class Thesaurus:
    """For the stems of a word or phrase: the words that are looked for as well."""

    language: Language
    others: dict[Stems, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, None] = field(default_factory=dict)
    longest: int = 1

    @classmethod
    def of(cls, language: Language, groups: Iterable[tuple[list[str], bool]]) -> Thesaurus:
        """From groups of words; with ``True`` beside it, only the first word finds the others."""
        thesaurus = cls(language)
        for group, one_way in groups:
            thesaurus.add(group, one_way)
        return thesaurus

    def add(self, group: list[str], one_way: bool) -> None:
        for asked in group[:1] if one_way else group:
            words = query_words(asked)
            if not words:
                continue
            self.longest = max(self.longest, len(words))
            if len(words) == 1:
                self.words.setdefault(asked)
            for stems in {self.stems(words), self._core(words)}:
                known = self.others[stems]
                # A phrase is something to type, not something to look for: its words apart mean other things.
                known += [
                    other for other in group if other != asked and " " not in other and other not in known
                ]

    def stems(self, words: Iterable[str]) -> Stems:
        return tuple(stem_of(word, self.language) for word in words)

    def of_word(self, word: str) -> list[str]:
        return self.others.get(self.stems([word]), [])

    def phrase_at(self, words: list[str], start: int) -> tuple[int, list[str]]:
        """The longest phrase of two words or more that begins at ``start``: its length, and what it means.

        Little words in between make no other phrase: "zorg voor me vader" is "zorgen voor mijn vader".
        """
        for length in range(min(self.longest + MOST_BETWEEN, len(words) - start), 1, -1):
            said = words[start : start + length]
            found = self.others.get(self.stems(said)) or self._about(said)
            if found:
                return length, found
        return 0, []

    def _about(self, said: list[str]) -> list[str]:
        """What a phrase means by its own words, when it begins and ends with one."""
        if self._is_little(said[0]) or self._is_little(said[-1]):
            return []
        return self.others.get(self._core(said), [])

    def _core(self, words: list[str]) -> Stems:
        """The phrase without its little words; as it stands, when too little would be left of it."""
        core = [word for word in words if not self._is_little(word)]
        return self.stems(core if len(core) > 1 else words)

    def _is_little(self, word: str) -> bool:
        return fold(word) in self.language.stop_words
