"""What the index proposes for the words of a question, in two queries of bounded size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.db import connection

from search.alternatives import Alternatives
from search.kinds import EntryKind, Part
from search.models import Entry, Posting

MOST_ENTRIES = 300
"""Entries that are ranked for one question. More than anybody reads, few enough to weigh one by one."""
FEWEST_PER_WORD = 20
"""Of a word of the index that answers least, so many places are looked at all the same."""


class EntryRow(NamedTuple):
    """An entry, and where it is."""

    kind: str
    object_id: int
    neighbourhood_id: int | None

    @property
    def what(self) -> tuple[str, int]:
        return self.kind, self.object_id


class Match(NamedTuple):
    """A word of the index in a part of an entry."""

    entry_id: int
    part: Part
    word_id: int
    weight: int


@dataclass
class Proposed:
    """Entries with the words of the question that stand in them."""

    rows: dict[int, EntryRow] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    more: bool = False
    """There may be more than these."""


def best_entries(groups: list[Alternatives]) -> tuple[set[int], bool]:
    """Entries in which the words of the question weigh most, and whether there may be more.

    One query for all words: for each word of the index the heaviest places, straight from the index. Written
    in SQL because a limit inside a union is more than Django says on SQLite.
    """
    pieces = [
        (position, word, quality, limit)
        for position, group in enumerate(groups)
        for word, quality, limit in _limits(group, MOST_ENTRIES // len(groups))
    ]
    if not pieces:
        return set(), False
    values = [value for number, piece in enumerate(pieces) for value in (number, piece[1], piece[3])]
    best: dict[tuple[int, int], float] = {}
    counted = [0] * len(pieces)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([HEAVIEST] * len(pieces)), values)
        for number, entry, weight in cursor.fetchall():
            group, _word, quality, _limit = pieces[number]
            counted[number] += 1
            best[entry, group] = max(quality * weight, best.get((entry, group), 0.0))
    more = any(count >= piece[3] for count, piece in zip(counted, pieces, strict=True))
    return _heaviest(best), more


HEAVIEST = (
    "SELECT * FROM (SELECT %s AS piece, entry_id, weight FROM search_posting WHERE word_id = %s "
    "ORDER BY weight DESC, entry_id, part_id LIMIT %s) AS heaviest"
)


def _limits(group: Alternatives, share: int) -> Iterator[tuple[int, float, int]]:
    """How many places to look at for each word: the surer, the more."""
    best = sorted(group.quality.items(), key=lambda pair: (-pair[1], pair[0]))
    for position, (word, quality) in enumerate(best):
        yield word, quality, max(FEWEST_PER_WORD, share // (1 + position // 4))


def _heaviest(best: dict[tuple[int, int], float]) -> set[int]:
    totals: dict[int, float] = {}
    for (entry, _group), weight in best.items():
        totals[entry] = totals.get(entry, 0.0) + weight
    if len(totals) <= MOST_ENTRIES:
        return set(totals)
    return set(sorted(totals, key=lambda entry: (-totals[entry], entry))[:MOST_ENTRIES])


def entries_among(listings: Collection[int], groups: list[Alternatives]) -> set[int]:
    """Of these listings, the entries in which the words of the question weigh most, however light that is."""
    words = set(chain.from_iterable(group.quality for group in groups))
    found = Posting.objects.filter(
        entry__kind=EntryKind.LISTING, entry__object_id__in=listings, word__in=words
    ).values_list("entry_id", "word_id", "weight")
    best: dict[tuple[int, int], float] = {}
    for entry, word, weight in found:
        for number, group in enumerate(groups):
            if quality := group.quality.get(word):
                best[entry, number] = max(quality * weight, best.get((entry, number), 0.0))
    return _heaviest(best)


def with_words(entries: set[int], groups: Iterable[Alternatives], more: bool) -> Proposed:
    """Every word of the question in these entries, light or heavy."""
    words = set(chain.from_iterable(group.quality for group in groups))
    found = Posting.objects.filter(entry__in=entries, word__in=words).values_list(
        *("entry_id", "word_id", "weight", "part__kind", "part__object_id"),
        *("entry__kind", "entry__object_id", "entry__neighbourhood"),
    )
    proposed = Proposed(more=more)
    for entry, word, weight, part_kind, part_number, kind, number, place in found:
        proposed.matches.append(Match(entry, (part_kind, part_number), word, weight))
        if entry not in proposed.rows:
            proposed.rows[entry] = EntryRow(kind, number, place)
    return proposed


def entries_at(neighbourhoods: frozenset[int]) -> Proposed:
    """Entries of these neighbourhoods, for who asks for nothing but a place."""
    found = Entry.objects.filter(neighbourhood__in=neighbourhoods).order_by("kind", "object_id")
    rows = found.values_list("pk", "kind", "object_id", "neighbourhood_id")[:MOST_ENTRIES]
    proposed = {key: EntryRow(kind, number, place) for key, kind, number, place in rows}
    return Proposed(proposed, more=len(proposed) >= MOST_ENTRIES)
