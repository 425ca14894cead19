"""Words that mean the same, as editors keep them. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.text_analysis import Language, query_words, stem_of

Stems = tuple[str, ...]


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
            stems = self.stems(query_words(asked))
            if not stems:
                continue
            self.longest = max(self.longest, len(stems))
            if len(stems) == 1:
                self.words.setdefault(asked)
            known = self.others[stems]
            # A phrase is something to type, not something to look for: its words apart mean other things.
            known += [other for other in group if other != asked and " " not in other and other not in known]

    def stems(self, words: Iterable[str]) -> Stems:
        return tuple(stem_of(word, self.language) for word in words)

    def of_word(self, word: str) -> list[str]:
        return self.others.get(self.stems([word]), [])

    def phrase_at(self, words: list[str], start: int) -> tuple[int, list[str]]:
        """The longest phrase of two words or more that begins at ``start``: its length, and what it means."""
        for length in range(min(self.longest, len(words) - start), 1, -1):
            found = self.others.get(self.stems(words[start : start + length]))
            if found:
                return length, found
        return 0, []
