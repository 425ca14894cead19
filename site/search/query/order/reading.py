"""Rank what there is to read, apart from the places to go.

A page is long: words that stand together in one of its passages answer a question better than the same words
far apart. What stands in the title or the introduction goes with every passage.
"""

from __future__ import annotations

from math import log

from search.index.writer import EVERYWHERE
from search.query.alternatives import Alternatives
from search.query.hits import Found
from search.query.order.ranking import WEAKEST, certainties
from search.query.order.shelf import Shelf

TOGETHER = 0.6
"""How much of the score depends on words in the same passage; the rest on words anywhere in the page."""
AGAIN = 0.12
"""Each passage that answers as well as the best one adds this; ``MOST_AGAIN`` of them at most."""
MOST_AGAIN = 4
PLAIN_TEXT = 3.0
"""Added to each weight: in a page the title says less than in a listing, whose text is one sentence."""


def reading_weights(groups: list[Alternatives], shelf: Shelf) -> list[float]:
    """How much each word of the question tells one page from another."""
    return [
        group.factor * certainty * (_rarity(group, shelf) if group.quality else log(2 + len(shelf.entries)))
        for group, certainty in zip(groups, certainties(groups), strict=True)
    ]


def _rarity(group: Alternatives, shelf: Shelf) -> float:
    standing = max((shelf.standing.get(word, 0) for word in group.quality), default=0)
    return log(1 + (1 + len(shelf.entries)) / (1 + standing))


def read_answers(found: Found, groups: list[Alternatives], weights: list[float]) -> tuple[float, float, bool]:
    """The score of a page, the fraction of the question that it covers, and whether that is its subject."""
    whole = sum(weights)
    if not whole:
        return 0.0, 0.0, False
    score = covered = 0.0
    is_about = False
    passages: dict[int, float] = {}
    anywhere = 0.0
    for group, weight in zip(groups, weights, strict=True):
        best, where = _best(found, group)
        if best <= 0:
            continue
        score += weight * (best + PLAIN_TEXT)
        covered += weight
        is_about |= not group.is_general
        if where == EVERYWHERE:
            anywhere += weight
        while where:
            bit = where & -where
            passages[bit] = passages.get(bit, 0.0) + weight
            where ^= bit
    most = max(passages.values(), default=0.0)
    together = (anywhere + most) / whole
    often = sum(value >= most for value in passages.values())
    fits = TOGETHER * together + (1 - TOGETHER) * covered / whole
    return score * fits * (1 + AGAIN * min(often, MOST_AGAIN)), fits, is_about


def _best(found: Found, group: Alternatives) -> tuple[float, int]:
    """The value of the best of these words, and the passages in which any of them stands; 0: in its head."""
    best, where, in_head = 0.0, EVERYWHERE, False
    for word, quality in group.quality.items():
        if word not in found.weights or found.weights[word] * quality < WEAKEST:
            continue
        best = max(best, found.weights[word] * quality)
        passages = found.passages.get(word, EVERYWHERE)
        in_head |= passages == EVERYWHERE
        where |= passages
    return best, EVERYWHERE if in_head else where
