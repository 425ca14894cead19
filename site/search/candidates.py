"""What the index proposes for the words of a question, in three queries of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.db import connection

from search.expansion import Alternatives
from search.kinds import Part
from search.models import Entry, IndexedObject, Posting, Vocabulary

MOST_ENTRIES = 300
"""Entries that are ranked for one question. More than anybody reads, few enough to weigh one by one."""
FEWEST_PER_WORD = 20
"""Of a word of the index that answers least, so many places are looked at all the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the index in a part of an entry."""

    entry_id: int
    part_id: int
    word_id: int
    weight: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry, and where it is."""

    kind: str
    object_id: int
    neighbourhood_id: int | None


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


def matches_in(entries: set[int], groups: Iterable[Alternatives]) -> list[Match]:
    """Every word of the question in these entries, light or heavy."""
    words = set(chain.from_iterable(group.quality for group in groups))
    rows = Posting.objects.filter(entry__in=entries, word__in=words)
    return [Match(*row) for row in rows.values_list("entry_id", "part_id", "word_id", "weight")]


def entries_at(neighbourhoods: frozenset[int]) -> tuple[set[int], bool]:
    """Entries of these neighbourhoods, for who asks for nothing but a place."""
    rows = Entry.objects.filter(neighbourhood__in=neighbourhoods).order_by("kind", "object_id")
    found = set(rows.values_list("pk", flat=True)[:MOST_ENTRIES])
    return found, len(found) >= MOST_ENTRIES


def parts_by_key(keys: Iterable[int]) -> dict[int, Part]:
    rows = IndexedObject.objects.filter(pk__in=set(keys))
    return {key: (kind, number) for key, kind, number in rows.values_list("pk", "kind", "object_id")}


def entry_rows(entries: set[int]) -> dict[int, EntryRow]:
    rows = Entry.objects.filter(pk__in=entries).values_list("pk", "kind", "object_id", "neighbourhood_id")
    return {key: EntryRow(kind, number, place) for key, kind, number, place in rows}


def counts_of(words: Iterable[int]) -> dict[int, int]:
    """In how many entries each word stands."""
    return dict(Vocabulary.objects.filter(pk__in=set(words)).values_list("pk", "objects_count"))
