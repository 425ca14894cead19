"""From the words of a question to the words of the index. Plain Python.

Each word of the question is looked for in five ways, the surest first: as it stands or with another ending,
as a word that means the same, as the beginning of a longer word, as part of a compound, and cut into its own
parts. Only a word that none of these finds is taken for a typing error.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from search.alternatives import FOR_WHOM, GENERAL, QUALITY, Alternatives, Way
from search.lexicon import Lexicon
from search.moments import day_in, together
from search.spelling import Spelling
from search.synonyms import Thesaurus
from search.text_analysis import base_of_participle, fold, meaningful, query_words

MOST_WORDS = 8
"""Words of a question that are looked at."""
SHORTEST_BEGINNING = 3
"""Who saw the right suggestion at "kof" and pressed Enter, gets coffee."""
LONG_ENOUGH_TO_STAND_ALONE = 5
"""From so many letters a word inside an unknown compound is no accident ("oven" in "boven" is one)."""
ANOTHER_HOUR = 0.65
"""The right day, but not the part of it that was asked for."""
HEAD = 0.7
"""The second part of a compound says less than the first: a "rouwgroep" is about grief."""
SYNONYM_PART = 0.7
"""A compound of a synonym ("wandelgroep" for who types "lopen") counts for so much of the compound itself."""


class Expander:
    """Looks words up in one language."""

    def __init__(self, lexicon: Lexicon, thesaurus: Thesaurus) -> None:
        self.lexicon = lexicon
        self.thesaurus = thesaurus

    def expand(self, text: str, *, typing: bool = False) -> list[Alternatives]:
        """The words of a question. With ``typing``, the last one may still be unfinished."""
        lexicon = self.lexicon
        words = together(query_words(text), lexicon.language, lexicon.by_folded)[: 2 * MOST_WORDS]
        found: list[Alternatives] = []
        rest: list[str] = []
        start = 0
        while start < len(words):
            length, meanings = self.thesaurus.phrase_at(words, start)
            if length:
                found.append(self._phrase(words[start : start + length], meanings))
            else:
                rest.append(words[start])
            start += length or 1
        if rest and not (found and not self._asks_more(rest)):
            for word in meaningful(rest, self.lexicon.language):
                last = word == words[-1]
                found += self._word(word, unfinished=typing and last, last=last)
        for alternatives in found:
            alternatives.keep_best()
        return found[:MOST_WORDS]

    def _moment(self, word: str, day: str) -> Alternatives:
        """What is on that day at another hour stands below what is on then."""
        alternatives = Alternatives(word, factor=GENERAL)
        self._exact(alternatives, word, QUALITY[Way.EXACT])
        self._exact(alternatives, day, ANOTHER_HOUR)
        return alternatives

    def _asks_more(self, words: list[str]) -> bool:
        return any(fold(word) not in self.lexicon.language.stop_words for word in words)

    def _phrase(self, words: list[str], meanings: list[str]) -> Alternatives:
        alternatives = Alternatives(" ".join(words))
        for word in meanings:
            self._exact(alternatives, word, QUALITY[Way.SYNONYM])
            self._around(alternatives, word, QUALITY[Way.SYNONYM] * SYNONYM_PART)
        for word in words:
            if self._asks_more([word]):
                self._exact(alternatives, word, QUALITY[Way.CUT])
        return alternatives

    def _word(self, word: str, unfinished: bool, last: bool) -> Iterator[Alternatives]:
        """One word; a compound that the index does not know becomes two."""
        if day := day_in(word, self.lexicon.language):
            yield self._moment(word, day)
            return
        alternatives = self._known(word)
        if unfinished or (last and len(word) >= SHORTEST_BEGINNING and not alternatives.quality):
            for folded in self.lexicon.beginning_with(fold(word)):
                self._folded(alternatives, folded, QUALITY[Way.BEGINNING])
        base = base_of_participle(word)
        if not alternatives.quality and base:
            alternatives.quality = self._known(base).quality
        if alternatives.quality:
            yield alternatives
            return
        parts = self._both_parts(word)
        if not parts:
            self._correct(alternatives)
            if alternatives.quality:
                yield alternatives
                return
            parts = self._one_part(word)
        for position, part in enumerate(meaningful(parts, self.lexicon.language)):
            known = self._known(part)
            known.factor *= HEAD if position else 1
            known.quality = {key: value * QUALITY[Way.CUT] for key, value in known.quality.items()}
            known.asked = word
            yield known
        if not parts:
            yield alternatives

    def _factor(self, word: str) -> float:
        language, folded = self.lexicon.language, fold(word)
        return GENERAL if folded in language.general else FOR_WHOM if folded in language.whom else 1.0

    def _known(self, word: str) -> Alternatives:
        alternatives = Alternatives(word, factor=self._factor(word))
        self._exact(alternatives, word, 1.0)
        for synonym in self.thesaurus.of_word(word):
            self._exact(alternatives, synonym, QUALITY[Way.SYNONYM])
            self._around(alternatives, synonym, QUALITY[Way.SYNONYM] * SYNONYM_PART)
        self._around(alternatives, word, 1.0)
        return alternatives

    def _exact(self, alternatives: Alternatives, word: str, factor: float) -> None:
        lexicon = self.lexicon
        alternatives.add(lexicon.by_folded.get(fold(word), []), QUALITY[Way.EXACT] * factor)
        alternatives.add(lexicon.by_stem.get(lexicon.stem(word), []), QUALITY[Way.STEM] * factor)

    def _around(self, alternatives: Alternatives, word: str, factor: float) -> None:
        """Longer words that begin with it, and compounds that it is the last part of."""
        stem = self.lexicon.stem(word)
        if len(stem) < 3:
            return
        starts = {stem, fold(word)}
        for start in starts:
            for folded in self.lexicon.beginning_with(start):
                if folded not in starts and self._is_first_part(start, stem, folded):
                    self._folded(alternatives, folded, QUALITY[Way.BEGINNING] * factor)
            for folded in self.lexicon.ending_in(start):
                if folded not in starts and self._is_last_part(start, stem, folded):
                    self._folded(alternatives, folded, QUALITY[Way.PART] * factor)
        # "lessen" ends "taallessen"; the stem "les" does not, so the endings in the index are tried as well.
        for sibling in self.lexicon.by_stem.get(stem, []):
            end = fold(self.lexicon.word[sibling])
            if end in starts:
                continue
            for folded in self.lexicon.ending_in(end):
                if folded != end and self._is_last_part(end, stem, folded):
                    self._folded(alternatives, folded, QUALITY[Way.PART] * factor)

    def _is_first_part(self, start: str, stem: str, folded: str) -> bool:
        parts = self.lexicon.split(folded)
        if parts:
            return self.lexicon.stem(parts[0]) == stem
        return len(start) >= LONG_ENOUGH_TO_STAND_ALONE

    def _is_last_part(self, end: str, stem: str, folded: str) -> bool:
        parts = self.lexicon.split(folded)
        if parts:
            return self.lexicon.stem(parts[1]) == stem
        return len(end) >= LONG_ENOUGH_TO_STAND_ALONE and len(folded) - len(end) >= 3

    def _folded(self, alternatives: Alternatives, folded: str, quality: float) -> None:
        alternatives.add(self.lexicon.by_folded[folded], quality)

    def _both_parts(self, word: str) -> list[str]:
        """The parts of a compound that the index does not hold, when both are known."""
        folded = fold(word)
        cuts = sorted(range(3, len(folded) - 2), key=lambda cut: (-min(cut, len(folded) - cut, 5), -cut))
        for cut in cuts:
            head, tail = folded[cut:], folded[:cut]
            for bare in (
                tail,
                *(tail.removesuffix(link) for link in ("s", "en", "e") if tail.endswith(link)),
            ):
                if len(bare) >= 3 and self._meaning(bare) and self._meaning(head):
                    return [bare, head]
        return []

    def _one_part(self, word: str) -> list[str]:
        """The long part that is known, of a compound whose other part is not."""
        folded = fold(word)
        for cut in range(len(folded) - 3, LONG_ENOUGH_TO_STAND_ALONE - 1, -1):
            if self._meaning(folded[:cut]):
                return [folded[:cut]]
        for cut in range(3, len(folded) - LONG_ENOUGH_TO_STAND_ALONE + 1):
            if self._meaning(folded[cut:]):
                return [folded[cut:]]
        return []

    def _meaning(self, part: str) -> bool:
        return (
            self.lexicon.knows(part)
            or self.lexicon.stem(part) in self.lexicon.by_stem
            or bool(self.thesaurus.of_word(part))
        )

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.lexicon.folded, self.thesaurus.words)

    def _correct(self, alternatives: Alternatives) -> None:
        """What the nearest words of the index and the editors' words find."""
        synonyms = self._spelling.synonyms
        for word in self._spelling.nearest(fold(alternatives.asked)):
            known = self._known(synonyms.get(word, word))
            for key, quality in known.quality.items():
                alternatives.add([key], quality * QUALITY[Way.CORRECTED])
                # An editors' word may be shown to anyone. A word of the index only where it is itself found.
                if word in synonyms:
                    alternatives.corrected[key] = synonyms[word]
                elif fold(self.lexicon.word[key]) == word:
                    alternatives.corrected[key] = self.lexicon.word[key]
