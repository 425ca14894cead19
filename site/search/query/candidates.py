"""Fetch candidate entries for a query from the index, in two queries of bounded size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.db import connection

from search.index.kinds import EntryKind, Part
from search.models import Entry, Posting
from search.query.alternatives import Alternatives

MOST_ENTRIES = 300
"""Entries that are ranked per query: more than anybody reads, few enough to score one by one."""
FEWEST_PER_WORD = 20
"""Minimal number of postings read for the weakest matching word."""


class EntryRow(NamedTuple):
    """An entry and its neighbourhood."""

    kind: str
    object_id: int
    neighbourhood_id: int | None

    @property
    def what(self) -> tuple[str, int]:
        return self.kind, self.object_id


class Match(NamedTuple):
    """A matching word in a part of an entry."""

    entry_id: int
    part: Part
    word_id: int
    weight: int
    passages: int = 0
    """The passages of a page, one bit each; 0: it goes with all of them."""


@dataclass
class Proposed:
    """Entries with their matching words."""

    rows: dict[int, EntryRow] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    more: bool = False
    """Whether there may be more."""


def best_entries(groups: list[Alternatives]) -> tuple[set[int], bool]:
    """The entries in which the query words weigh most, and whether there may be more.

    One query for all words: the heaviest postings of each, straight from the index. Raw SQL, because Django
    cannot express a limit inside a union on SQLite.
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
    """Postings to read per word: more for better matches."""
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
    """Of these listings, the entries that match any query word best, however low their weight."""
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
    """All matching words of these entries."""
    words = set(chain.from_iterable(group.quality for group in groups))
    found = Posting.objects.filter(entry__in=entries, word__in=words).values_list(
        *("entry_id", "word_id", "weight", "passages", "part__kind", "part__object_id"),
        *("entry__kind", "entry__object_id", "entry__neighbourhood"),
    )
    proposed = Proposed(more=more)
    for entry, word, weight, passages, part_kind, part_number, kind, number, place in found:
        proposed.matches.append(Match(entry, (part_kind, part_number), word, weight, passages))
        if entry not in proposed.rows:
            proposed.rows[entry] = EntryRow(kind, number, place)
    return proposed


def entries_at(neighbourhoods: frozenset[int]) -> Proposed:
    """Entries in these neighbourhoods, for a query that only names a place."""
    found = Entry.objects.filter(neighbourhood__in=neighbourhoods).order_by("kind", "object_id")
    rows = found.values_list("pk", "kind", "object_id", "neighbourhood_id")[:MOST_ENTRIES]
    proposed = {key: EntryRow(kind, number, place) for key, kind, number, place in rows}
    return Proposed(proposed, more=len(proposed) >= MOST_ENTRIES)


def entries_of(listings: Collection[int], groups: list[Alternatives]) -> Proposed:
    """The entries of these listings, for a question that only has wishes; with words that may order them."""
    found = Entry.objects.filter(kind=EntryKind.LISTING).order_by("object_id")
    rows = found.values_list("pk", "kind", "object_id", "neighbourhood_id")
    few = sorted(listings)[:MOST_ENTRIES]
    proposed = {
        key: EntryRow(kind, number, place) for key, kind, number, place in rows.filter(object_id__in=few)
    }
    words = with_words(set(proposed), groups, more=False).matches if groups else []
    return Proposed(proposed, words, more=len(listings) > MOST_ENTRIES)


def entries_with(words: Iterable[int], entries: Iterable[int]) -> set[int]:
    """Those of ``entries`` in which one of these words stands."""
    return set(
        Posting.objects.filter(word__in=set(words), entry__in=set(entries)).values_list("entry_id", flat=True)
    )
