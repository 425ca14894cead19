"""All words of the index in one language, ordered so that a question finds its words. Plain Python."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from search.text_analysis import Language, fold, stem_of

SHORTEST_PART = 3
OF_SOME_LENGTH = 4
LINKS = ("", "s", "e", "en")
"""What Dutch puts between the parts of a compound."""


class Lexicon:
    """The words of the index: by stem, by beginning, by ending, and cut into their parts.

    ``words`` are a number, a word as it is written, its stem, and in how many things it stands. Words alone
    do not say who may see them: what is shown to anyone is decided later, from what is visible then.
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
        self._backwards = sorted(folded[::-1] for folded in self.folded)
        self.split = lru_cache(maxsize=20_000)(self._split)

    def stem(self, word: str) -> str:
        return stem_of(word, self.language)

    def knows(self, folded: str) -> bool:
        """Whether it stands in the index as a word or as the stem of one."""
        return folded in self.by_folded or folded in self.by_stem

    def beginning_with(self, start: str) -> Iterator[str]:
        """Folded words that begin with ``start``, itself included."""
        yield from _between(self.folded, start)

    def ending_in(self, end: str) -> Iterator[str]:
        """Folded words that end in ``end``, itself included."""
        for backwards in _between(self._backwards, end[::-1]):
            yield backwards[::-1]

    def _split(self, folded: str) -> tuple[str, str] | None:
        """The two known parts of a compound: ``buurttuin`` is ``buurt`` and ``tuin``.

        Where it can be cut in two places, parts of some length win over snippets, and then the longest first
        part: ``buurt-huis``, not ``buur-thuis``.
        """
        cuts = range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1)
        for cut in sorted(cuts, key=lambda cut: (-min(cut, len(folded) - cut, OF_SOME_LENGTH), -cut)):
            head = folded[cut:]
            if self.knows(head) or self.stem(head) in self.by_stem:
                tail = self._first_part(folded[:cut])
                if tail:
                    return tail, head
        return None

    def _first_part(self, text: str) -> str:
        for link in LINKS:
            bare = text.removesuffix(link)
            if len(bare) >= SHORTEST_PART and (self.knows(bare) or self.stem(bare) in self.by_stem):
                return bare
        return ""


def _between(words: list[str], start: str) -> Iterator[str]:
    for index in range(bisect_left(words, start), len(words)):
        if not words[index].startswith(start):
            return
        yield words[index]
