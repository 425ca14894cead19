"""Score what was found: words, nearness and confirmation."""

from __future__ import annotations

from search.index.kinds import EntryKind
from search.index.weights import TITLE
from search.query.alternatives import Alternatives
from search.query.candidates import EntryRow
from search.query.hits import Found
from search.query.order.ranking import (
    ELSEWHERE,
    EVERYWHERE,
    HALF,
    HERE,
    NOT_CONFIRMED,
    THE_PLACE_ITSELF,
    Ranked,
    answers,
    exactness,
    importances,
)
from search.query.order.reading import read_answers, reading_weights
from search.query.order.shelf import Shelf
from search.query.question import UnderstoodQuestion

DEFINITION = 0.85
"""A term is one sentence, so that its words weigh much; more is told where it is used."""
FOR_EVERYONE = 0.5
"""Factor for what is for everyone, if others are meant for the people who are asked about."""


def rank(
    found: dict[int, Found],
    groups: list[Alternatives],
    counts: dict[int, int],
    here: frozenset[int],
    asked: UnderstoodQuestion,
) -> list[Ranked]:
    weights = importances(groups, counts)
    by_words, names = asked.asks_more, asked.place.names
    ranked = []
    for key, entry in found.items():
        score, covered, about = answers(entry.weights, groups, weights) if groups else (1.0, 1.0, True)
        if not by_words:
            score, covered, about = 1.0 + score, 1.0, True
            if entry.row.kind == EntryKind.LISTING and not asked.names_its_audience(entry.row.object_id):
                score *= FOR_EVERYONE
        score *= covered * _nearness(entry.row, here) * (1 if entry.seen.confirmed else NOT_CONFIRMED)
        if entry.seen.name in names:
            score *= THE_PLACE_ITSELF
        ranked.append(
            Ranked(
                key,
                score,
                covered,
                entry.seen.name,
                about,
                _is_here(entry.row, here),
                _strength(entry, groups, weights),
            )
        )
    return ranked


def rank_to_read(
    found: dict[int, Found],
    groups: list[Alternatives],
    here: frozenset[int],
    asked: UnderstoodQuestion,
    shelf: Shelf,
) -> list[Ranked]:
    weights = reading_weights(groups, shelf)
    ranked = []
    for key, entry in found.items():
        score, covered, about = read_answers(entry, groups, weights)
        score *= DEFINITION if entry.row.kind == EntryKind.TERM else 1
        score *= _nearness(entry.row, here) * (
            THE_PLACE_ITSELF if entry.seen.name in asked.place.names else 1
        )
        ranked.append(
            Ranked(
                key,
                score,
                covered,
                entry.seen.name,
                about,
                _is_here(entry.row, here),
                _strength(entry, groups, weights),
            )
        )
    return ranked


def _strength(entry: Found, groups: list[Alternatives], weights: list[float]) -> float:
    whole = sum(weights)
    best = sum(
        weight * max((entry.weights.get(word, 0) * how for word, how in group.quality.items()), default=0.0)
        for group, weight in zip(groups, weights, strict=True)
    )
    return best / whole / TITLE if whole else 0.0


def is_loose(top: list[Found], groups: list[Alternatives], weights: list[float]) -> bool:
    """Whether none of the first results has what was asked, only what looks like it."""
    return bool(top) and all(exactness(entry.weights, groups, weights) < HALF for entry in top)


def _nearness(row: EntryRow, here: frozenset[int]) -> float:
    if not here:
        return 1.0
    if row.neighbourhood_id is None:
        return EVERYWHERE if row.kind == EntryKind.LISTING else ELSEWHERE
    return HERE if row.neighbourhood_id in here else ELSEWHERE


def _is_here(row: EntryRow, here: frozenset[int]) -> bool:
    return not here or row.neighbourhood_id in here or _nearness(row, here) == EVERYWHERE
