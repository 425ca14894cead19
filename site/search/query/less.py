"""When nothing is found, less is asked: first fewer wishes, then fewer words, then no words at all."""

from __future__ import annotations

from collections.abc import Iterator

from search.query.alternatives import Alternatives
from search.query.answer import Known, OrderedAnswer, answer_to, ranked
from search.query.filters import fewer
from search.query.order.ranking import importances


def with_less(known: Known, groups: list[Alternatives], nothing: OrderedAnswer) -> OrderedAnswer:
    """Something for less than what was asked, and in ``known.asked`` what was left out; else ``nothing``."""
    asked = known.asked
    for wishes in fewer(asked.wishes):
        answer = ranked(known, groups, nothing.visible, asked.fitting(wishes))
        if answer.ordered:
            asked.keep(wishes)
            return answer
    for kept in _fewer_words(groups, known.counts):
        answer = ranked(known, kept, nothing.visible, asked.fitting())
        if answer.ordered:
            asked.words_left_out = _left_out(groups, kept)
            return answer
    if asked.place.neighbourhoods or asked.wishes:
        asked.without_words(_left_out(groups, []))
        return answer_to(known, [])
    return nothing


def _fewer_words(groups: list[Alternatives], counts: dict[int, int]) -> Iterator[list[Alternatives]]:
    """One word less each time; what nothing matches first, then what was corrected, then what says least."""
    weights = importances(groups, counts)
    order = sorted(
        range(len(groups)), key=lambda n: (bool(groups[n].quality), not groups[n].corrected, weights[n], n)
    )
    kept = set(order)
    for number in order[:-1]:
        kept.discard(number)
        rest = [groups[n] for n in sorted(kept)]
        if any(group.quality and not group.is_general for group in rest):
            yield rest


def _left_out(groups: list[Alternatives], kept: list[Alternatives]) -> tuple[str, ...]:
    """In the order in which they were asked; a compound of which a part is kept is not left out."""
    stay = {group.asked for group in kept}
    return tuple(dict.fromkeys(group.asked for group in groups if group.asked not in stay))
