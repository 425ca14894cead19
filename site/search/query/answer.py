"""The visible entries that answer some words and wishes, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from search.index.kinds import EntryKind, Part
from search.query import candidates
from search.query.alternatives import QUALITY, Alternatives, Way
from search.query.candidates import Match, Proposed
from search.query.hits import Found
from search.query.order.mixing import leaning, mixed
from search.query.order.ranking import Ranked
from search.query.order.scoring import rank, rank_to_read
from search.query.order.shelf import Shelf
from search.query.question import UnderstoodQuestion
from search.query.visibility import OWN_PART, visible_parts

MOST_CHOSEN = 2_000
"""Up to this many listings that fit the wishes are searched to the last."""


@dataclass(frozen=True)
class Known:
    """What stays the same while words and wishes are left out."""

    asked: UnderstoodQuestion
    counts: dict[int, int]
    here: frozenset[int]
    books: Shelf
    kinds: frozenset[str] | None
    unwanted: list[Alternatives]
    """What it must not be about."""


@dataclass
class OrderedAnswer:
    """What was found, and in what order."""

    found: dict[int, Found] = field(default_factory=dict)
    ordered: list[Ranked] = field(default_factory=list)
    places: list[Ranked] = field(default_factory=list)
    """All places to go, also those that are too far below the best."""
    visible: dict[int, Found] = field(default_factory=dict)
    """Also what does not fit the wishes."""
    reading_first: bool = False
    more: bool = False


def answer_to(known: Known, groups: list[Alternatives], chosen: Collection[int] = ()) -> OrderedAnswer:
    asked = known.asked
    fits = asked.fitting()
    proposed = _proposed(known, groups, fits, chosen)
    visible = _visible(proposed, asked.reading.at, asked.reading.language, known.kinds)
    answer = ranked(known, groups, visible, fits)
    answer.more = proposed.more
    return answer


def ranked(
    known: Known, groups: list[Alternatives], visible: dict[int, Found], fits: frozenset[int] | None
) -> OrderedAnswer:
    """The same entries for these words and wishes."""
    asked = known.asked
    books = known.books if asked.asks_more else Shelf()
    found = _wanted(visible, asked, fits, known.unwanted)
    to_read = {key: each for key, each in found.items() if each.is_to_read} if books.entries else {}
    to_go = {key: each for key, each in found.items() if key not in to_read}
    places = rank(to_go, groups, known.counts, known.here, asked)
    lean = leaning(groups, known.counts, asked, books, to_go.values())
    mix = mixed(places, rank_to_read(to_read, groups, known.here, asked, books), lean)
    return OrderedAnswer(found, mix.ordered, places, visible, mix.reading_first)


def _proposed(
    known: Known, groups: list[Alternatives], fits: frozenset[int] | None, chosen: Collection[int]
) -> Proposed:
    asked = known.asked
    if not asked.asks_more and fits is not None:
        return candidates.entries_of(fits, groups)
    if not asked.asks_more or not groups:
        return candidates.entries_at(asked.place.neighbourhoods)
    entries, more = candidates.best_entries(groups)
    among = fits if fits is not None and len(fits) <= MOST_CHOSEN else chosen
    if among:
        entries |= candidates.entries_among(among, groups)
    return candidates.with_words(entries | known.books.entries, groups, more)


def _wanted(
    found: dict[int, Found],
    asked: UnderstoodQuestion,
    fits: frozenset[int] | None,
    unwanted_words: list[Alternatives],
) -> dict[int, Found]:
    """Without listings that do not fit the wishes, and without pages if there are only wishes."""
    unwanted: set[int] = set()
    if unwanted_words:
        exactly = {
            word
            for group in unwanted_words
            for word, how in group.quality.items()
            if how >= QUALITY[Way.STEM]
        }
        unwanted = candidates.entries_with(exactly, found)
    return {
        key: each
        for key, each in found.items()
        if key not in unwanted
        and (each.weights or not asked.asks_more)
        and (
            (fits is None or each.row.object_id in fits)
            if each.row.kind == EntryKind.LISTING
            else asked.asks_more or not asked.only_listings
        )
    }


def _visible(
    proposed: Proposed,
    at: datetime,
    language: str,
    kinds: frozenset[str] | None,
) -> dict[int, Found]:
    rows = {key: row for key, row in proposed.rows.items() if kinds is None or row.kind in kinds}
    matches = [match for match in proposed.matches if match.entry_id in rows]
    own: dict[int, Part] = {key: (OWN_PART[row.kind], row.object_id) for key, row in rows.items()}  # type: ignore[index]
    seen = visible_parts({*(match.part for match in matches), *own.values()}, at, language)
    found = {key: Found(row, shown) for key, row in rows.items() if (shown := seen.get(own[key])) is not None}
    _fill(found, [match for match in matches if match.part in seen])
    return found


def _fill(found: dict[int, Found], matches: list[Match]) -> None:
    activities: dict[int, dict[int, None]] = defaultdict(dict)
    for match in sorted(matches, key=lambda match: (match.entry_id, -match.weight, match.part)):
        entry = found.get(match.entry_id)
        if entry is None:
            continue
        entry.weights[match.word_id] = max(match.weight, entry.weights.get(match.word_id, 0))
        entry.passages[match.word_id] = match.passages
        kind, number = match.part
        if kind == "activity":
            activities[match.entry_id].setdefault(number)
    for key, numbers in activities.items():
        found[key].activities = list(numbers)
