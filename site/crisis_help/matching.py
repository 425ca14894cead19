"""Match a search query with the topics for people who may be in danger. Plain Python.

Fast for any input: the query is read once, word by word, against all phrases at once. A false positive is
better than a miss, but everyday queries ("slagroom", "geslaagd", "dood hout") must not match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from crisis_help.folding import sound_of, words_in
from crisis_help.patterns import (
    MOST_MOVED,
    WORDS_MOVE_IN,
    PatternKind,
    Phrase,
    Sequence,
    groups_of,
    orders_of,
    pattern_of,
)
from crisis_help.typing_errors import KnownWords, Meanings
from crisis_help.word_forms import FILLERS, forms_of

MOST_BETWEEN = 3
"""Filler words allowed between the words of a phrase."""
WINDOW = 10
"""Maximum distance in words between words of one phrase."""
SHORTEST_ALONE_WITH_TYPO = 6


@dataclass(frozen=True)
class Fired:
    """A phrase that matched."""

    topic: int
    language: str


@dataclass
class PhraseBook:
    """All phrases, compiled once."""

    by_first_word: dict[str, list[Sequence]] = field(default_factory=lambda: defaultdict(list))
    together: list[tuple[list[frozenset[str]], Phrase]] = field(default_factory=list)
    beginnings: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    harmless: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    typed: KnownWords = field(default_factory=KnownWords)

    @classmethod
    def of(cls, phrases: Iterable[Phrase], harmless: Iterable[str] = ()) -> PhraseBook:
        book = cls()
        for phrase in phrases:
            book._add(phrase)
        for text in harmless:
            words = words_in(text)
            book.typed.known.update(words)
            for order in orders_of(tuple(words)):
                book.harmless[order[0]].append(order)
        book.typed.learned_all()
        return book

    def find(self, text: str) -> list[Fired]:
        """Every topic with every language in which it matched, unordered. Empty for harmless queries."""
        words = self._without_harmless(self.typed.apart(words_in(text)))
        if not any(words):
            return []
        fired = [*self._sequences(words), *self._together(words), *self._begun(words)]
        return list(dict.fromkeys(Fired(phrase.topic, phrase.language) for phrase in fired))

    def _add(self, phrase: Phrase) -> None:
        if phrase.kind == PatternKind.TOGETHER:
            groups = groups_of(phrase.words)
            for word in frozenset().union(*groups):
                self.typed.learn(word)
            self.together.append((groups, phrase))
        elif not (words := pattern_of(phrase.words)):
            return
        elif len(words) == 1 and words[0].endswith("*"):
            self.beginnings[words[0].rstrip("*")].append(phrase)
        else:
            for word in words:
                self.typed.learn(word)
            movable = phrase.language in WORDS_MOVE_IN and len(words) <= MOST_MOVED
            for order in orders_of(words) if movable else [words]:
                self.by_first_word[order[0]].append(Sequence(order, phrase))

    def _without_harmless(self, words: list[str]) -> list[str]:
        """Replace harmless phrases by gaps that no other phrase can span."""
        left = list(words)
        for start in range(len(words)):
            for form in forms_of(words[start]):
                for order in self.harmless.get(form, ()):
                    if (end := _said_at(words, start, order)) is not None:
                        left[start:end] = [""] * (end - start)
        return left

    def _sequences(self, words: list[str]) -> Iterator[Phrase]:
        meanings = [self.typed.meanings(word) if word else {} for word in words]
        joined = [self.typed.joined(first, second) for first, second in pairwise(words)]
        for start, said in enumerate(meanings):
            for word, typos in said.items():
                for sequence in self.by_first_word.get(word, ()):
                    end = _follow(sequence, words, meanings, start, typos)
                    if end is not None and _suits(sequence, words, start, end):
                        yield sequence.phrase
        for start, one_word in enumerate(joined):
            for word in one_word:
                for sequence in self.by_first_word.get(word, ()):
                    rest = [*meanings[:start], {word: 0}, *meanings[start + 2 :]]
                    shorter = [*words[:start], word, *words[start + 2 :]]
                    end = _follow(sequence, shorter, rest, start, 0)
                    if end is not None and _suits(sequence, shorter, start, end):
                        yield sequence.phrase

    def _together(self, words: list[str]) -> Iterator[Phrase]:
        meanings = [self.typed.meanings(word) if word else {} for word in words]
        said = [{word for word, typos in each.items() if typos <= 1} for each in meanings]
        everything = frozenset().union(*said)
        windows = range(max(1, len(words) - WINDOW + 1))
        for groups, phrase in self.together:
            if all(group & everything for group in groups) and any(
                _each_its_own(groups, said[start : start + WINDOW]) for start in windows
            ):
                yield phrase

    def _begun(self, words: list[str]) -> Iterator[Phrase]:
        for first, second in zip(words, [*words[1:], ""], strict=True):
            for beginning, phrases in self.beginnings.items():
                typed_as_one = self.typed.begins(first, beginning)
                typed_as_two = first and second and sound_of(first + second).startswith(sound_of(beginning))
                if typed_as_one or typed_as_two:
                    yield from phrases


def _follow(
    sequence: Sequence, words: list[str], meanings: list[Meanings], start: int, typos: int
) -> int | None:
    """Where the sequence that starts at ``start`` ends; None if it does not occur there."""
    place, between = start + 1, 0
    for wanted in sequence.words[1:]:
        while place < len(words) and wanted not in meanings[place]:
            if between == MOST_BETWEEN or words[place] not in FILLERS:
                return None
            place, between = place + 1, between + 1
        if place == len(words):
            return None
        typos += meanings[place][wanted]
        place += 1
    return place if typos <= sequence.most_typos else None


def _suits(sequence: Sequence, words: list[str], start: int, end: int) -> bool:
    """Whole-query phrases must match the whole query; a short single word must be typed exactly."""
    if sequence.phrase.kind == PatternKind.WHOLE:
        return all(word in FILLERS for word in (*words[:start], *words[end:]))
    if len(sequence.words) > 1 or words[start] in forms_of(sequence.words[0]):
        return True
    return len(sequence.words[0]) >= SHORTEST_ALONE_WITH_TYPO


def _said_at(words: list[str], start: int, order: tuple[str, ...]) -> int | None:
    """Where a harmless phrase ends. Must be typed exactly: a typing error could hide a real cry for help."""
    place, between = start + 1, 0
    for wanted in order[1:]:
        while place < len(words) and words[place] not in forms_of(wanted):
            if between == MOST_BETWEEN or words[place] not in FILLERS | ARTICLES:
                return None
            place, between = place + 1, between + 1
        if place == len(words):
            return None
        place += 1
    return place


ARTICLES = frozenset(["de", "het", "een", "mijn", "zijn"])


def _each_its_own(groups: list[frozenset[str]], window: list[set[str]]) -> bool:
    """Whether each group has a distinct word in the window."""
    places = [{place for place, said in enumerate(window) if said & group} for group in groups]
    return _can_be_given(places, frozenset())


def _can_be_given(places: list[set[int]], taken: frozenset[int]) -> bool:
    if not places:
        return True
    first, *rest = places
    return any(_can_be_given(rest, taken | {place}) for place in first - taken)
