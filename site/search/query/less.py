"""When nothing is found, less is asked: first fewer wishes, then fewer words, then no words at all."""

from __future__ import annotations

from collections.abc import Iterator

from search.query.alternatives import Alternatives
from search.query.answer import Known, OrderedAnswer, answer_to, ranked
from search.query.filters import fewer
from search.query.order.ranking import importances
from search.query.question import UnderstoodQuestion


def is_enough(answer: OrderedAnswer, asked: UnderstoodQuestion) -> bool:
    """Whether something has what was asked. Pages have no day: who asks for one looks for a place to go."""
    return bool(answer.ordered and (answer.places or not asked.asks_when))


def with_less(known: Known, groups: list[Alternatives], nothing: OrderedAnswer) -> OrderedAnswer:
    """Something for less than what was asked, and in ``known.asked`` what was left out; else ``nothing``."""
    asked = known.asked
    if answer := _with_fewer_wishes(known, groups, nothing):
        return answer
    for kept in _fewer_words(groups, known.counts):
        answer = ranked(known, kept, nothing.visible, asked.fitting())
        if answer.ordered:
            asked.words_left_out = _left_out(groups, kept)
            return answer if is_enough(answer, asked) else _with_fewer_wishes(known, kept, answer) or answer
    if asked.place.neighbourhoods or asked.wishes:
        asked.without_words(_left_out(groups, []))
        return answer_to(known, [])
    return nothing


def _with_fewer_wishes(
    known: Known, groups: list[Alternatives], pages: OrderedAnswer
) -> OrderedAnswer | None:
    """With the same words. If no place has them on any day, the ``pages`` that do, without the day."""
    asked, asks_when = known.asked, known.asked.asks_when
    for wishes in fewer(asked.wishes):
        answer = ranked(known, groups, pages.visible, asked.fitting(wishes))
        if is_enough(answer, asked):
            asked.keep(wishes)
            return _as_without_a_day(known, groups, answer) if asks_when else answer
    if not pages.ordered:
        return None
    asked.keep_those_of_pages()
    return pages


def _as_without_a_day(known: Known, groups: list[Alternatives], answer: OrderedAnswer) -> OrderedAnswer:
    """The day no longer says that a place is meant: a question about the method keeps its pages first."""
    other = ranked(known, groups, answer.visible, known.asked.fitting())
    return other if other.ordered else answer


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
