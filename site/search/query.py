"""Searching: from what somebody typed to what the public may see of it, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from search import candidates
from search.alternatives import Alternatives
from search.candidates import EntryRow, Match, Proposed
from search.kinds import EntryKind, Part
from search.places import Place, place_in
from search.ranking import (
    ELSEWHERE,
    EVERYWHERE,
    HERE,
    NOT_CONFIRMED,
    READING,
    THE_PLACE_ITSELF,
    Ranked,
    answers,
    importances,
    in_order,
)
from search.said_when import SaidWhen, said_when
from search.text_analysis import language_of, says_something
from search.understanding import groups_of, is_sure
from search.visibility import OWN_PART, Seen, visible_parts
from wijken.directory.known_facts import KnownPlace, known_facts
from wijken.filters import readable

PER_PAGE = 20


@dataclass(frozen=True)
class Hit:
    """A result: what it is, and the activities in it that answer the question."""

    kind: str
    object_id: int
    name: str
    score: float
    activities: tuple[int, ...] = ()


@dataclass(frozen=True)
class Results:
    """A page of results. ``total`` counts what may be seen and nothing else."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    more: bool = False
    """There are more than are counted."""
    did_you_mean: str = ""
    """The question with its typing errors put right; empty when there were none."""
    words: tuple[str, ...] = ()
    """What was looked for, word by word."""
    unsure: tuple[str, ...] = ()
    """Of these words, those to which nothing in the index answers as they stand."""
    place: Place = field(default_factory=Place)
    moment: SaidWhen = field(default_factory=SaidWhen)
    offset: int = 0
    """Where ``hits`` begin: beyond the end there is the last page."""


@dataclass
class Found:
    """An entry and those of its parts that may be seen, with the words that stand there."""

    row: EntryRow
    seen: Seen
    weights: dict[int, float] = field(default_factory=dict)
    activities: list[int] = field(default_factory=list)


def search(
    text: str,
    at: datetime,
    language: str,
    here: frozenset[int] = frozenset(),
    limit: int = PER_PAGE,
    offset: int = 0,
    *,
    typing: bool = False,
    kinds: frozenset[str] | None = None,
    places: list[KnownPlace] | None = None,
    chosen: Collection[int] = (),
) -> Results:
    """What the public may find at ``at``, in a number of queries that does not grow with what there is.

    ``here``: the neighbourhoods where the visitor is; else the place that the question names. ``typing``: the
    last word may be unfinished. ``kinds``: only these. ``places``: the neighbourhoods,
    where they are known already. ``chosen``: listings that are looked through to the last, for who chose more
    than words.
    """
    question = readable(text)
    place = place_in(question, known_facts(at).places if places is None else places)
    moment = said_when(place.rest if place.named else question)
    # "Wat is er vandaag te doen in Delfgauw" asks for nothing but a day and a place.
    asks_more = says_something(moment.rest, language_of(language))
    rest = moment.rest if asks_more or not (place.named or moment.when) else ""
    here = here or place.neighbourhoods
    groups, counts = groups_of(rest, language, typing)
    if groups:
        entries, more = candidates.best_entries(groups)
        if chosen:
            entries |= candidates.entries_among(chosen, groups)
        proposed = candidates.with_words(entries, groups, more)
    elif place.neighbourhoods:
        proposed = candidates.entries_at(place.neighbourhoods)
    else:
        return Results(place=place, moment=moment)
    found = _visible(proposed, groups, at, language, kinds)
    ranked = _rank(found, groups, counts, here, place.names)
    ordered = in_order(ranked)
    if chosen:
        # The best of what was chosen is measured against nothing else.
        few = {(EntryKind.LISTING, number) for number in chosen}
        among = [each for each in ranked if found[each.entry_id].row.what in few]
        ordered = list(dict.fromkeys([*ordered, *in_order(among)]))
    offset = min(offset, max(0, (len(ordered) - 1) // limit * limit))
    hits = [_hit(found[each.entry_id], each) for each in ordered[offset : offset + limit]]
    return Results(
        hits=hits,
        total=len(ordered),
        more=proposed.more,
        did_you_mean=_corrected(question, groups, [found[each.entry_id] for each in ordered]),
        words=tuple(dict.fromkeys(group.asked for group in groups)),
        unsure=tuple(dict.fromkeys(group.asked for group in groups if not is_sure(group))),
        place=place,
        moment=moment,
        offset=offset,
    )


def _visible(
    proposed: Proposed,
    groups: list[Alternatives],
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
    return {key: each for key, each in found.items() if each.weights} if groups else found


def _fill(found: dict[int, Found], matches: list[Match]) -> None:
    activities: dict[int, dict[int, None]] = defaultdict(dict)
    for match in sorted(matches, key=lambda match: (match.entry_id, -match.weight, match.part)):
        entry = found.get(match.entry_id)
        if entry is None:
            continue
        entry.weights[match.word_id] = max(match.weight, entry.weights.get(match.word_id, 0))
        kind, number = match.part
        if kind == "activity":
            activities[match.entry_id].setdefault(number)
    for key, numbers in activities.items():
        found[key].activities = list(numbers)


def _rank(
    found: dict[int, Found],
    groups: list[Alternatives],
    counts: dict[int, int],
    here: frozenset[int],
    names: frozenset[str],
) -> list[Ranked]:
    weights = importances(groups, counts)
    ranked = []
    for key, entry in found.items():
        score, covered, about = answers(entry.weights, groups, weights) if groups else (1.0, 1.0, True)
        score *= covered * _nearness(entry.row, here) * (1 if entry.seen.confirmed else NOT_CONFIRMED)
        if groups and entry.row.kind != EntryKind.LISTING:
            score *= READING
        if entry.seen.name in names:
            score *= THE_PLACE_ITSELF
        ranked.append(Ranked(key, score, covered, entry.seen.name, about, _is_here(entry.row, here)))
    return ranked


def _nearness(row: EntryRow, here: frozenset[int]) -> float:
    if not here:
        return 1.0
    if row.neighbourhood_id is None:
        return EVERYWHERE if row.kind == EntryKind.LISTING else ELSEWHERE
    return HERE if row.neighbourhood_id in here else ELSEWHERE


def _is_here(row: EntryRow, here: frozenset[int]) -> bool:
    return not here or row.neighbourhood_id in here or _nearness(row, here) == EVERYWHERE


def _hit(found: Found, ranked: Ranked) -> Hit:
    return Hit(found.row.kind, found.row.object_id, found.seen.name, ranked.score, tuple(found.activities))


def _corrected(question: str, groups: list[Alternatives], shown: list[Found]) -> str:
    """The question with the right words, taken from what may be seen: never from what is hidden."""
    standing = {word for entry in shown for word in entry.weights}
    corrected = question
    for group in groups:
        right = next((word for key, word in group.corrected.items() if key in standing), "")
        if right:
            start = corrected.lower().find(group.asked)
            if start >= 0:
                corrected = corrected[:start] + right + corrected[start + len(group.asked) :]
    return "" if corrected == question else corrected
