"""Search: from a query to the results that the public may see, best first."""

from __future__ import annotations

from collections.abc import Collection

from search.index.kinds import EntryKind
from search.query.alternatives import Alternatives
from search.query.answer import Known, answer_to
from search.query.hits import Found, Hit, Results
from search.query.less import is_enough, with_less
from search.query.lexicon_cache import KnownLexicons
from search.query.order.ranking import Ranked, importances, in_order
from search.query.order.scoring import is_loose
from search.query.order.shelf import Shelf, shelf
from search.query.parser import groups_of, is_sure
from search.query.question import UnderstoodQuestion
from search.query.telephone import with_this_number
from wijken.visitor import VisitorContext

PER_PAGE = 20


def search(
    question: str,
    reading: VisitorContext,
    here: frozenset[int] = frozenset(),
    limit: int = PER_PAGE,
    offset: int = 0,
    *,
    typing: bool = False,
    kinds: frozenset[str] | None = None,
    chosen: Collection[int] = (),
) -> Results:
    """Search what is public to this visitor, for a cleaned ``question``; the number of queries is constant.

    ``here``: the visitor's neighbourhoods; else the place named in the query. ``typing``: the last word may
    be unfinished. ``kinds``: limit to these. ``chosen``:
    ids of listings that passed the visitor's other filters, all of which are searched.
    """
    if called := with_this_number(question, reading, kinds):
        return called
    lexicons = KnownLexicons(reading.language)
    asked = UnderstoodQuestion(question, reading, lexicons.in_dutch(question))
    asked.leave_out_what_nothing_fits()
    place, here = asked.place, here or asked.place.neighbourhoods
    groups, counts = groups_of(asked.words, lexicons, typing=typing)
    if not groups and asked.fitting() is None and not place.neighbourhoods:
        return Results(place=place, question=asked)
    books = shelf(lexicons.token) if asked.asks_more and kinds is None else Shelf()
    unwanted = groups_of(asked.unwanted, lexicons)[0]
    known = Known(asked, counts, here, books, kinds, unwanted)
    answer = answer_to(known, groups, chosen)
    by_words = asked.asks_more
    if by_words and not typing and not is_enough(answer, asked):
        answer = with_less(known, groups, answer)
    found, ordered = answer.found, answer.ordered
    if chosen:
        # Results among ``chosen`` are only compared with each other.
        few = {(EntryKind.LISTING, number) for number in chosen}
        among_chosen = [each for each in answer.places if found[each.entry_id].row.what in few]
        ordered = list(dict.fromkeys([*ordered, *in_order(among_chosen)]))
    offset = min(offset, max(0, (len(ordered) - 1) // limit * limit))
    hits = [_hit(found[each.entry_id], each) for each in ordered[offset : offset + limit]]
    return Results(
        hits=hits,
        total=len(ordered),
        more=answer.more,
        did_you_mean=_corrected(question, groups, [found[each.entry_id] for each in ordered]),
        words=tuple(dict.fromkeys(group.asked for group in groups)) if by_words else (),
        unsure=tuple(dict.fromkeys(group.asked for group in groups if not is_sure(group))),
        place=place,
        question=asked,
        reading_first=answer.reading_first,
        loose=by_words
        and (
            bool(asked.words_left_out)
            or is_loose([found[each.entry_id] for each in ordered[:3]], groups, importances(groups, counts))
        ),
        offset=offset,
    )


def _hit(found: Found, ranked: Ranked) -> Hit:
    return Hit(found.row.kind, found.row.object_id, found.seen.name, ranked.score, tuple(found.activities))


def _corrected(question: str, groups: list[Alternatives], shown: list[Found]) -> str:
    """The query with corrections from visible results: hidden texts must not leak."""
    standing = {word for entry in shown for word in entry.weights}
    corrected = question
    for group in groups:
        right = next((word for key, word in group.corrected.items() if key in standing), "")
        if right:
            start = corrected.lower().find(group.asked)
            if start >= 0:
                corrected = corrected[:start] + right + corrected[start + len(group.asked) :]
    return "" if corrected == question else corrected
