"""Expand query words to indexed words. Plain Python.

Each query word is looked up in five ways, best first: by itself or its stem, by synonym, as a prefix, as part
of a compound, and split into its own parts. A word that none of these finds is treated as a typing error,
unless it is a real word: that stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from search.index.lexicon import Lexicon
from search.language.analysis import base_of_participle, fold, is_little, meaningful, query_words
from search.language.real_words import is_real_word
from search.language.separable_verbs import base_of_whole_participle, with_whole_verb
from search.language.spelling import Spelling
from search.language.thesaurus import Thesaurus
from search.query.alternatives import FOR_WHOM, GENERAL, QUALITY, Alternatives, Way
from search.query.compounds import LONG_ENOUGH_TO_STAND_ALONE, Compounds
from search.query.day_part_phrases import day_in, together

MOST_WORDS = 8
"""Query words that are used."""
SHORTEST_BEGINNING = 3
"""Whoever presses Enter at "kof", after seeing the right suggestion, gets coffee."""
ANOTHER_HOUR = 0.65
"""Factor for the right day with another part of the day."""
HEAD = 0.7
"""Factor for the head of a compound, which says less than the first part: a "rouwgroep" is about grief."""
SYNONYM_PART = 0.7
"""Factor for compounds of a synonym ("wandelgroep" for "lopen"), relative to compounds of the word itself."""


class Expander:
    """Looks up query words in one language."""

    def __init__(self, lexicon: Lexicon, thesaurus: Thesaurus) -> None:
        self.lexicon = lexicon
        self.thesaurus = thesaurus
        self.compounds = Compounds(lexicon, thesaurus)

    def has(self, word: str) -> bool:
        """Whether it is a word of this language, as far as the index and the editors know."""
        folded = fold(word)
        return (
            folded in self.lexicon.language.stop_words
            or folded in self.lexicon.by_folded
            or self.lexicon.stem(word) in self.lexicon.by_stem
            or bool(self.thesaurus.of_word(word))
        )

    def expand(self, text: str, *, typing: bool = False) -> list[Alternatives]:
        """The words of a query. With ``typing``, the last one may be unfinished."""
        lexicon = self.lexicon
        words = together(query_words(text), lexicon.language, lexicon.by_folded)[: 2 * MOST_WORDS]
        if lexicon.language.code == "nl":
            words = with_whole_verb(words, self._names_something)
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
        """The same day at another hour ranks below the exact moment."""
        alternatives = Alternatives(word, factor=GENERAL)
        self._exact(alternatives, word, QUALITY[Way.EXACT])
        self._exact(alternatives, day, ANOTHER_HOUR)
        return alternatives

    def _asks_more(self, words: list[str]) -> bool:
        return any(not is_little(word, self.lexicon.language) for word in words)

    def _phrase(self, words: list[str], meanings: list[str]) -> Alternatives:
        alternatives = Alternatives(" ".join(words))
        self._mark(alternatives, words)
        for word in meanings:
            self._exact(alternatives, word, QUALITY[Way.SYNONYM])
            self._around(alternatives, word, QUALITY[Way.SYNONYM] * SYNONYM_PART)
        for word in words:
            if self._asks_more([word]):
                self._exact(alternatives, word, QUALITY[Way.CUT])
        return alternatives

    def _word(self, word: str, unfinished: bool, last: bool) -> Iterator[Alternatives]:
        """One word; a compound that the index does not contain becomes two."""
        if day := day_in(word, self.lexicon.language):
            yield self._moment(word, day)
            return
        alternatives = self._known(word)
        if unfinished or (last and len(word) >= SHORTEST_BEGINNING and not alternatives.quality):
            for folded in self.lexicon.beginning_with(fold(word)):
                self._folded(alternatives, folded, QUALITY[Way.BEGINNING])
        base = base_of_participle(word) or base_of_whole_participle(fold(word))
        if not alternatives.quality and base:
            alternatives.quality = self._known(base).quality
        is_real = is_real_word(word)
        if not alternatives.quality:
            alternatives.add(self.lexicon.heard(word, is_real=is_real), QUALITY[Way.HEARD])
            alternatives.heard = bool(alternatives.quality)
        if alternatives.quality:
            yield alternatives
            return
        parts, half = self.compounds.both_parts(word), False
        if not parts:
            if not is_real:
                self._correct(alternatives)
            if alternatives.quality:
                yield alternatives
                return
            parts = self.compounds.one_part(word)
            half = bool(parts)
        for position, part in enumerate(meaningful(parts, self.lexicon.language)):
            known = self._known(part)
            known.factor *= HEAD if position else 1
            known.quality = {key: value * QUALITY[Way.CUT] for key, value in known.quality.items()}
            known.asked, known.half = word, half
            yield known
        if not parts:
            yield alternatives

    def _factor(self, word: str) -> float:
        language, folded = self.lexicon.language, fold(word)
        return GENERAL if folded in language.general else FOR_WHOM if folded in language.whom else 1.0

    def _known(self, word: str) -> Alternatives:
        alternatives = Alternatives(word, factor=self._factor(word))
        self._mark(alternatives, [word])
        self._exact(alternatives, word, 1.0)
        synonyms = self.thesaurus.of_word(word)
        if not alternatives.quality and synonyms:
            # Who only finds "help" with a baby sitter finds no baby sitter.
            alternatives.only_alike |= all(self._factor(synonym) <= GENERAL for synonym in synonyms)
        for synonym in synonyms:
            self._exact(alternatives, synonym, QUALITY[Way.SYNONYM])
            self._around(alternatives, synonym, QUALITY[Way.SYNONYM] * SYNONYM_PART)
        self._around(alternatives, word, 1.0)
        return alternatives

    def _mark(self, alternatives: Alternatives, words: list[str]) -> None:
        stems = self.thesaurus.stems(words)
        alternatives.professional |= fold(" ".join(words)) in self.thesaurus.professional
        alternatives.only_alike |= stems in self.thesaurus.only_alike

    def _exact(self, alternatives: Alternatives, word: str, factor: float) -> None:
        lexicon = self.lexicon
        alternatives.add(lexicon.by_folded.get(fold(word), []), QUALITY[Way.EXACT] * factor)
        akin = lexicon.by_stem.get(lexicon.stem(word), [])
        if not is_little(word, lexicon.language):
            # An "ommetje" is a walk, not a small "om".
            akin = [key for key in akin if not is_little(lexicon.word[key], lexicon.language)]
        alternatives.add(akin, QUALITY[Way.STEM] * factor)

    def _around(self, alternatives: Alternatives, word: str, factor: float) -> None:
        """Add longer words with this prefix, and compounds that end in it."""
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
        # "taallessen" ends in "lessen" but not in its stem "les", so the forms in the index are tried as
        # well.
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
        if folded in self.lexicon.language.stop_words:
            return
        alternatives.add(self.lexicon.by_folded[folded], quality)

    def _names_something(self, word: str) -> bool:
        known = self.lexicon.stem(word) in self.lexicon.by_stem or bool(self.thesaurus.of_word(word))
        return known and is_real_word(word, "nl")

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self.lexicon.folded, self.thesaurus.words)

    def _correct(self, alternatives: Alternatives) -> None:
        """Add what the most similar indexed words and synonyms find."""
        synonyms = self._spelling.synonyms
        for word in self._spelling.nearest(fold(alternatives.asked)):
            known = self._known(synonyms.get(word, word))
            for key, quality in known.quality.items():
                alternatives.add([key], quality * QUALITY[Way.CORRECTED])
                # Synonyms may be shown to anyone; indexed words only if their document is visible.
                if word in synonyms:
                    alternatives.corrected[key] = synonyms[word]
                elif fold(self.lexicon.word[key]) == word:
                    alternatives.corrected[key] = self.lexicon.word[key]
