"""An index in which a few listings are read again, instead of all of them. Plain Python.

The sets are cut and put together again as whole numbers, which takes microseconds for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from itertools import zip_longest

from wijken.directory.index.days import DayIndex
from wijken.directory.index.index import NEWEST_KEPT, ListingIndex

GONE = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring slots of one of both indexes, and where they begin in the result."""

    is_new: bool
    start: int
    stop: int
    begins: int


class Pieces:
    """Which slots of ``old`` stay, and where those of ``new`` go."""

    def __init__(self, old: ListingIndex, new: ListingIndex, changed: Collection[int]) -> None:
        self.pieces = _pieces(old, new, changed)
        last = self.pieces[-1] if self.pieces else Piece(False, 0, 0, 0)
        self.size = last.begins + last.stop - last.start
        self.old_size, self.new_size = len(old.listings), len(new.listings)

    def slots(self, old: int, new: int) -> int:
        found = 0
        for piece in self.pieces:
            bits = (new if piece.is_new else old) >> piece.start & (1 << piece.stop - piece.start) - 1
            if bits:
                found |= bits << piece.begins
        return found

    def facts[Fact](self, old: list[Fact], new: list[Fact]) -> list[Fact]:
        found: list[Fact] = []
        for piece in self.pieces:
            found += (new if piece.is_new else old)[piece.start : piece.stop]
        return found

    def moved(self, is_new: bool) -> list[int]:
        """For every slot of ``old`` or ``new`` its slot in the result, or ``GONE``."""
        found = [GONE] * (self.new_size if is_new else self.old_size)
        for piece in self.pieces:
            if piece.is_new == is_new:
                length = piece.stop - piece.start
                found[piece.start : piece.stop] = range(piece.begins, piece.begins + length)
        return found


def spliced(old: ListingIndex, new: ListingIndex, changed: Collection[int]) -> ListingIndex | None:
    """``old`` with what ``new`` has of the ``changed`` listings. What ``new`` does not have is gone.

    None if too many of the newest listings are gone to know which are the newest now.
    """
    newest = _newest(old, new, changed)
    if newest is None:
        return None
    pieces = Pieces(old, new, changed)
    names = {key: name for key, name in old.names.items() if key not in changed} | new.names
    return ListingIndex(
        listings=pieces.facts(old.listings, new.listings),
        days=_days(old.days, new.days, pieces),
        told=_told(old, new, pieces),
        unsure=pieces.slots(old.unsure, new.unsure),
        stale=pieces.slots(old.stale, new.stale),
        first=pieces.slots(old.first, new.first),
        later=_later(old, new, pieces),
        standing=pieces.slots(old.standing, new.standing),
        weekly=pieces.slots(old.weekly, new.weekly),
        activities=pieces.facts(old.activities, new.activities),
        names=names,
        newest=newest,
    )


def _pieces(old: ListingIndex, new: ListingIndex, changed: Collection[int]) -> list[Piece]:
    events = [(slots.start, -1, slots, False) for key in changed if (slots := old.slots_of(key))]
    for number, key in enumerate(dict.fromkeys(new.listings)):
        events.append((old.place_of(key, new.names[key]), number, new.slots_of(key), True))
    found: list[Piece] = []
    done = size = 0

    def keep(is_new: bool, start: int, stop: int) -> None:
        nonlocal size
        if stop > start:
            found.append(Piece(is_new, start, stop, size))
            size += stop - start

    for place, _number, slots, is_new in sorted(events, key=lambda event: event[:2]):
        keep(False, done, place)
        done = max(done, place)
        if is_new:
            keep(True, slots.start, slots.stop)
        else:
            done = slots.stop
    keep(False, done, len(old.listings))
    return found


def _told(old: ListingIndex, new: ListingIndex, pieces: Pieces) -> dict[str, dict[Hashable, int]]:
    found: dict[str, dict[Hashable, int]] = defaultdict(dict)
    for name in old.told.keys() | new.told.keys():
        before, now = old.told.get(name, {}), new.told.get(name, {})
        for value in before.keys() | now.keys():
            if slots := pieces.slots(before.get(value, 0), now.get(value, 0)):
                found[name][value] = slots
    return found


def _later(old: ListingIndex, new: ListingIndex, pieces: Pieces) -> list[int]:
    found = [pieces.slots(before, now) for before, now in zip_longest(old.later, new.later, fillvalue=0)]
    while found and not found[-1]:
        found.pop()
    return found


def _newest(old: ListingIndex, new: ListingIndex, changed: Collection[int]) -> list | None:
    """There are more than are kept; an older one than those is not put below them."""
    is_cut = len(old.newest) < len(old.names)
    known = [pair for pair in new.newest if not is_cut or pair > old.newest[-1]]
    found = sorted([*known, *(pair for pair in old.newest if pair[1] not in changed)], reverse=True)
    return None if is_cut and len(found) < NEWEST_KEPT // 2 else found[:NEWEST_KEPT]


def _days(old: DayIndex, new: DayIndex, pieces: Pieces) -> DayIndex:
    days = DayIndex(pieces.size, new.holidays)
    for before, is_new in ((old, False), (new, True)):
        moved = pieces.moved(is_new)
        for rule, slots in before.by_rule.items():
            if there := [place for slot in slots if (place := moved[slot]) != GONE]:
                days.by_rule[rule] = [*days.by_rule.get(rule, ()), *there]
        days.with_changes += [
            (rules, changes, moved[slot])
            for rules, changes, slot in before.with_changes
            if moved[slot] != GONE
        ]
    return days
