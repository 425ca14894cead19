"""The social map in memory: which listings answer a choice, how many, and in which order. Plain Python.

Every activity of a listing has a slot, and a listing without activities has one: so a choice can ask for one
activity that is free *and* in the evening. Slots stand in the order of the list. The index is read from
``published(at)`` and read again as soon as a fact changes (``listing_index_reading``); what is shown of a
listing is asked of the database again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wijken.directory.bitsets import bitset, numbers_in
from wijken.directory.choice import Choice, without
from wijken.directory.index_days import DayIndex
from wijken.directory.known_activity import KnownActivity

EVERYWHERE = None
"""The neighbourhood of what is for the whole municipality."""


@dataclass
class ListingIndex:
    """Sets of slots, as bits of whole numbers."""

    listings: list[int]
    """The listing of each slot."""
    days: DayIndex
    told: dict[str, dict[Any, int]]
    """By part of a choice and its value: the slots that say so."""
    unsure: int
    """Not confirmed for long: below what is."""
    stale: int
    """Not confirmed for so long that only who asks for it finds it."""
    first: int
    """The first slot of each listing."""
    later: list[int]
    """The second slots, the third slots, and so on."""
    activities: list[KnownActivity | None] = field(default_factory=list)
    """The activity of each slot."""
    slots_of: dict[int, list[int]] = field(default_factory=dict)

    @property
    def all(self) -> int:
        return (1 << len(self.listings)) - 1

    def fitting(self, choice: Choice, at: datetime, among: int | None = None) -> int:
        """The slots that answer a choice, of ``among`` or else of what is shown without asking."""
        found = self.all & ~self.stale if among is None else among
        if choice.neighbourhood is not None:
            found &= self.reaching(choice.neighbourhood)
        for name in ("theme", "audience", "language", "kind", "cost", "registration"):
            if value := getattr(choice, name):
                found &= self.told[name].get(value, 0)
        for feature in choice.access:
            found &= self.told["access"].get(feature, 0)
        if choice.days is not None:
            found &= self.days.between(choice.days, choice.part, at)
        elif choice.part is not None:
            found &= self.days.touching(choice.part)
        return found

    def reaching(self, neighbourhood: int) -> int:
        """What belongs to the neighbourhood, and what is for the whole municipality."""
        places = self.told["neighbourhood"]
        return places.get(neighbourhood, 0) | places.get(EVERYWHERE, 0)

    def count(self, slots: int) -> int:
        """How many listings these slots belong to."""
        return self.once(slots).bit_count()

    def counts(
        self, choice: Choice, at: datetime, options: Mapping[str, Iterable[Any]], among: int | None = None
    ) -> dict[str, dict[Any, int]]:
        """For each part of a choice and each value it may have: how many listings there would be then."""
        found: dict[str, dict[Any, int]] = {}
        for name, values in options.items():
            if name == "access":
                base = self.once(self.fitting(choice, at, among))
                found[name] = {v: (base & self.told[name].get(v, 0)).bit_count() for v in values}
                continue
            base = self.fitting(without(choice, name), at, among)
            if name in ("days", "part"):
                with_it = {v: self.fitting(replace(choice, **{name: v}), at, base) for v in values}
                found[name] = {v: self.count(slots) for v, slots in with_it.items()}
                continue
            found[name] = {v: self.count(base & self._with(name, v)) for v in values}
        return found

    def _with(self, name: str, value: Any) -> int:
        return self.reaching(value) if name == "neighbourhood" else self.told[name].get(value, 0)

    def once(self, slots: int) -> int:
        """Every listing of these slots by its first slot."""
        found = slots & self.first
        for distance, some in enumerate(self.later, 1):
            found |= (slots & some) >> distance
        return found

    def of_listings(self, listings: Iterable[int]) -> int:
        """All slots of these listings."""
        return bitset((slot for key in listings for slot in self.slots_of.get(key, ())), len(self.listings))

    def activities_of(self, listing: int) -> list[KnownActivity]:
        """What happens at a listing."""
        found = (self.activities[slot] for slot in self.slots_of.get(listing, ()))
        return [activity for activity in found if activity is not None]

    def says(self, listing: int, name: str, value: Any) -> bool:
        """Whether a listing says so, at least of one of its activities."""
        told = self.told[name].get(value, 0)
        return any(told >> slot & 1 for slot in self.slots_of.get(listing, ()))

    def in_order(self, slots: int, groups: Sequence[int] = ()) -> list[int]:
        """Sets of listings by their first slot, to be shown one after the other.

        In each group what is confirmed stands first. ``groups`` are slots, in the order of nearness.
        """
        rest = self.once(slots)
        ordered = []
        for group in [*groups, self.all]:
            ordered += [rest & group & ~self.unsure, rest & group & self.unsure]
            rest &= ~group
        return ordered

    def page(self, ordered: Sequence[int], start: int, stop: int) -> list[int]:
        """Keys of the listings from ``start`` to ``stop`` in sets that follow each other."""
        found: list[int] = []
        passed = 0
        for slots in ordered:
            count = slots.bit_count()
            if passed + count > start and passed < stop:
                here = numbers_in(slots, max(0, start - passed), min(count, stop - passed))
                found += [self.listings[slot] for slot in here]
            passed += count
        return found
