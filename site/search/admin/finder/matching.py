"""Which names match what an editor typed, with typing errors, parts of words and sounds. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.language.analysis import fold, query_words, words_of
from search.language.spelling import Spelling

WHOLE, BEGINNING, PART, NEARLY = 4.0, 3.0, 2.0, 1.0
"""How well a word matches; a sum of these ranks the results."""
SHORTEST_PART = 3
IN_THE_TITLE = 2
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to find: what is shown, and the other words by which people know it."""

    title: str
    url: str
    note: str = ""
    other_words: str = ""
    words: frozenset[str] = field(init=False, compare=False)
    title_words: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title_words", frozenset(map(fold, words_of(self.title))))
        others = frozenset(map(fold, words_of(self.other_words)))
        object.__setattr__(self, "words", self.title_words | others)


def best(candidates: Iterable[Candidate], asked: str) -> list[Candidate]:
    """The candidates that match most words of the question, best first; equal ones keep their order."""
    candidates = list(candidates)
    vocabulary = {word for candidate in candidates for word in candidate.words}
    matches = [matching_words(word, vocabulary) for word in map(fold, query_words(asked)[:MOST_WORDS])]
    matches = [found for found in matches if found]
    scored = [(count_and_score(candidate, matches), candidate) for candidate in candidates]
    most = max((count for (count, _score), _candidate in scored), default=0)
    found = [(score, candidate) for (count, score), candidate in scored if count == most > 0]
    return [candidate for _score, candidate in sorted(found, key=lambda pair: -pair[0])]


def matching_words(asked: str, vocabulary: set[str]) -> dict[str, float]:
    """The words of the vocabulary that ``asked`` may mean. Errors count only if nothing else matches."""
    found = {word: quality for word in vocabulary if (quality := likeness(asked, word))}
    if found:
        return found
    beginnings = defaultdict(set)
    for word in vocabulary:
        beginnings[word].add(word)
        beginnings[word[: len(asked)]].add(word)
    near = Spelling(sorted(beginnings), ()).nearest(asked)
    return {word: NEARLY for beginning in near for word in beginnings[beginning]}


def likeness(asked: str, word: str) -> float:
    if word == asked:
        return WHOLE
    if len(asked) < SHORTEST_PART:
        return 0
    return BEGINNING if word.startswith(asked) else PART if asked in word else 0


def count_and_score(candidate: Candidate, matches: Sequence[Mapping[str, float]]) -> tuple[int, float]:
    """How many words of the question this candidate has, and how well; words of the title count double."""
    qualities = [
        max(found[word] * (IN_THE_TITLE if word in candidate.title_words else 1) for word in words)
        for found in matches
        if (words := candidate.words & found.keys())
    ]
    return len(qualities), sum(qualities)
