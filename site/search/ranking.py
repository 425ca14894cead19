"""The order of results. Plain Python: the same numbers on every database.

Title before tags before text (``weights``); a rare word before an ordinary one; confirmed before not
confirmed; nearer before farther when a place is given; and then by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2, sqrt

from search.alternatives import Alternatives

NOT_CONFIRMED = 0.8
HERE, EVERYWHERE, ELSEWHERE = 2.0, 1.4, 0.6
"""In the place that was asked for, for the whole municipality, or somewhere else."""
THE_PLACE_ITSELF = 1.5
"""The page about the place, before what is there."""
READING = 0.4
"""A page to read beside a place to go: who types "koffie" wants to drink it."""
NEARLY = 0.9
"""Words of the index that answer nearly as well as the best one count as the same word."""
WEAKEST = 1.9
"""A doubtful word in a side note ("parkeervergunning" for who may park there) is no answer; a synonym is."""
SECOND_PLACE = 0.1
"""What a word adds that is found twice in the same thing."""
FAR_BELOW_THE_BEST = 0.6
"""What scores less than this part of the best result is no answer to the same question."""
TOO_LITTLE_OF_THE_QUESTION = 0.34
"""What answers less of the question than this, by weight of its words, is no answer."""


@dataclass(frozen=True)
class Ranked:
    """An entry with how well it answers."""

    entry_id: int
    score: float
    covered: float
    name: str
    is_about: bool = True
    """It answers more of the question than when or in what form."""
    is_here: bool = True
    """It is where the question wants it, or for the whole municipality."""


def importances(groups: list[Alternatives], counts: dict[int, int]) -> list[float]:
    """How much of the question each word is.

    A word that stands in few things says more. One that stands nowhere says most, and is missed most; but all
    of those together are missed as one, or who asks in a whole sentence never finds anything.
    """
    unknown = sum(not group.quality for group in groups)
    return [_importance(group, counts) / (1 if group.quality else unknown) for group in groups]


def _importance(group: Alternatives, counts: dict[int, int]) -> float:
    surest = max(group.quality.values(), default=0.0)
    strong = [counts.get(word, 0) for word, quality in group.quality.items() if quality >= surest * NEARLY]
    return group.factor / sqrt(log2(2 + sum(strong)))


def answers(
    found: dict[int, float], groups: list[Alternatives], weights: list[float]
) -> tuple[float, float, bool]:
    """How well these words answer the question, how much of it they cover (0 to 1), and whether that is more
    than when or in what form."""
    score = covered = 0.0
    is_about = False
    for group, weight in zip(groups, weights, strict=True):
        values = sorted(
            (
                value
                for word, quality in group.quality.items()
                if word in found and (value := found[word] * quality) >= WEAKEST
            ),
            reverse=True,
        )
        if values:
            score += weight * (values[0] + SECOND_PLACE * sum(values[1:3]))
            covered += weight
            is_about |= not group.is_general
    whole = sum(weights)
    return score, covered / whole if whole else 0.0, is_about


def in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Best first, without what is far below the best."""
    kept = [each for each in ranked if each.covered >= TOO_LITTLE_OF_THE_QUESTION]
    kept = [each for each in kept if each.is_about] or kept
    if not kept:
        return []
    # What is here is measured against what is here: who names a village wants what that village has.
    best = max(each.score for each in kept)
    best_here = max((each.score for each in kept if each.is_here), default=best)
    kept = [each for each in kept if each.score >= FAR_BELOW_THE_BEST * (best_here if each.is_here else best)]
    return sorted(kept, key=lambda each: (-round(each.score, 6), each.name.casefold(), each.entry_id))
