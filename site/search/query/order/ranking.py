"""Rank results. Plain Python, so that the order is the same on every database.

Title before tags before text (``weights``); rare words before frequent ones; confirmed before unconfirmed;
nearby before far if a place is given; then by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2, sqrt

from search.index.weights import TEXT
from search.query.alternatives import FOR_WHOM, NEARLY, QUALITY, Alternatives, Way

NOT_CONFIRMED = 0.8
HERE, EVERYWHERE, ELSEWHERE = 2.0, 1.4, 0.6
"""Factors: in the requested place, for the whole municipality, elsewhere."""
THE_PLACE_ITSELF = 1.4
"""Factor for the page about the place, above what is there; not so far that what is there is dropped."""
HALF = 0.5
"""Results that have less of what was asked only look like it."""
WEAKEST = 1.9
"""Drops a weak match in a side note ("parkeervergunning" for parking), but not a synonym."""
UNKNOWN = 0.5
"""Factor for words that nothing in the index matches."""
SECOND_PLACE = 0.1
"""Weight of a second occurrence in the same entry."""
FAR_BELOW_THE_BEST = 0.7
"""Results below this fraction of the best score are dropped."""
TOO_FAR_BELOW = 0.5
"""So are these, however few are left."""
FAR_BELOW_THE_MOST = 0.75
"""Results that match less than this fraction of what the fullest answer matches are dropped."""
TOO_LITTLE_OF_THE_QUESTION = 0.34
"""Results that match less than this fraction of the query, by weight, are dropped."""


@dataclass(frozen=True)
class Ranked:
    """An entry with its score."""

    entry_id: int
    score: float
    covered: float
    name: str
    is_about: bool = True
    """Whether it matches more than when or in what form."""
    is_here: bool = True
    """Whether it is in the requested place, or for the whole municipality."""
    strength: float = 0.0
    """How prominently the words of the question stand in it, all of them: 1 if in its title."""


def importances(groups: list[Alternatives], counts: dict[int, int]) -> list[float]:
    """The weight of each query word.

    Rare words weigh more. Words without matches weigh half, all of them together as one: otherwise whole
    sentences would never find anything.
    """
    return [_importance(group, counts) * how for group, how in zip(groups, certainties(groups), strict=True)]


def certainties(groups: list[Alternatives]) -> list[float]:
    """Below 1 for words that nothing matches, and for corrected ones beside others: both may be right."""
    unknown = sum(not group.quality for group in groups)
    sure = any(group.quality and not group.corrected for group in groups)
    return [
        UNKNOWN / unknown if not group.quality else UNKNOWN if group.corrected and sure else 1.0
        for group in groups
    ]


def _importance(group: Alternatives, counts: dict[int, int]) -> float:
    surest = max(group.quality.values(), default=0.0)
    strong = [counts.get(word, 0) for word, quality in group.quality.items() if quality >= surest * NEARLY]
    return group.factor / sqrt(log2(2 + sum(strong)))


def subjects_of(groups: list[Alternatives]) -> set[str]:
    """The words that say what is asked about: not when or in what form, nor for whom if there are others."""
    known = {group.asked: group.factor for group in groups if group.quality and not group.is_general}
    return {asked for asked, factor in known.items() if factor > FOR_WHOM} or set(known)


def answers(
    found: dict[int, float], groups: list[Alternatives], weights: list[float]
) -> tuple[float, float, bool]:
    """The score of these matches, the fraction of the query they cover (0 to 1), and whether they match more
    than when or in what form.
    """
    score = covered = 0.0
    is_about = False
    subjects = subjects_of(groups)
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
            is_about |= group.asked in subjects
    whole = sum(weights)
    return score, covered / whole if whole else 0.0, is_about


def exactness(found: dict[int, float], groups: list[Alternatives], weights: list[float]) -> float:
    """The fraction of the query that stands in an entry as asked: not half a compound, nor what looks like
    it.
    """
    exact = whole = 0.0
    for group, weight in zip(groups, weights, strict=True):
        if group.is_general:
            continue
        whole += weight
        here = [(found[word], how) for word, how in group.quality.items() if word in found]
        if group.only_alike:
            # It is there only as what the entry is about: not by a synonym, nor in a note on its building.
            here = [(worth, how) for worth, how in here if worth >= TEXT and how >= QUALITY[Way.STEM]]
        if here and not group.half:
            exact += weight
    return exact / whole if whole else 1.0


def in_order(ranked: Iterable[Ranked], at_least: int = 0) -> list[Ranked]:
    """Best first, without results far below the best; but ``at_least`` so many, if they answer enough."""
    kept = [each for each in ranked if each.covered >= TOO_LITTLE_OF_THE_QUESTION]
    kept = [each for each in kept if each.is_about] or kept
    if not kept:
        return []
    # Compare local results with local ones: whoever names a village wants what is there.
    best = max(each.score for each in kept)
    best_here = max((each.score for each in kept if each.is_here), default=best)
    near = [each for each in kept if each.score >= FAR_BELOW_THE_BEST * (best_here if each.is_here else best)]
    most = max(each.covered for each in near)
    near = [each for each in near if each.covered >= FAR_BELOW_THE_MOST * most]
    if len(near) < at_least:
        return _sorted(each for each in kept if each.score >= TOO_FAR_BELOW * best)[:at_least]
    return _sorted(near)


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda each: (-round(each.score, 6), each.name.casefold(), each.entry_id))
