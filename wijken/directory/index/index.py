"""The social map in memory: which listings match a query, how many, in what order. Plain Python.

Every activity of a listing has a slot, and a listing without activities has one, so that a query can ask for
one activity that is free *and* in the evening. Slots are in list order. The index is built from
``published(at)`` and rebuilt when a record changes (``builder.py``); what is displayed of a listing is read
from the database again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import bitset, numbers_in
from wijken.directory.index.days import DayIndex
from wijken.directory.index.hours import ANY_HOUR
from wijken.directory.index.query import FilterQuery, without

NEWEST_KEPT = 1_000
"""What is new is looked for among these."""
EVERYWHERE = None
"""The neighbourhood of listings for the whole municipality."""


@dataclass
class ListingIndex:
    """Sets of slots, as bits of integers."""

    listings: list[int]
    """The listing of each slot."""
    days: DayIndex
    told: dict[str, dict[Hashable, int]]
    """By attribute and value: the matching slots."""
    unsure: int
    """Unconfirmed: ranked lower."""
    stale: int
    """Unconfirmed for so long that it is only found on request."""
    first: int
    """The first slot of each listing."""
    later: list[int]
    """The second slots, the third slots, and so on."""
    standing: int = 0
    """There every working day, such as a telephone hour: nothing that takes place."""
    weekly: int = 0
    activities: list[KnownActivity | None] = field(default_factory=list)
    """The activity of each slot."""
    names: dict[int, str] = field(default_factory=dict)
    """By listing: its name in lower case. With its id that is its place in the order."""
    newest: list[tuple[datetime, int]] = field(default_factory=list)
    """When the newest listings appeared, and their ids; the last first."""

    @property
    def all(self) -> int:
        return (1 << len(self.listings)) - 1

    def fitting(self, choice: FilterQuery, at: datetime, among: int | None = None) -> int:
        """The slots that match a query, from ``among`` or else from the default results."""
        found = self.all & ~self.stale if among is None else among
        for name in ("neighbourhood", "theme", "audience", "language", "kind", "cost", "registration"):
            if value := getattr(choice, name):
                found &= self.having(name, value)
        for name, value in choice.excluded:
            found &= ~self.having(name, value)
        for feature in choice.access:
            found &= self.having("access", feature)
        if choice.days is not None:
            found &= self.days.between(choice.days, choice.times, at)
        elif choice.times != ANY_HOUR:
            found &= self.days.ever(choice.times)
        return found

    def having(self, name: str, value: Any) -> int:
        """What an option means, for results and for the number behind it. Of a set, one is enough."""
        if isinstance(value, frozenset):
            found = 0
            for each in value:
                found |= self.having(name, each)
            return found
        return self.reaching(value) if name == "neighbourhood" else self.told[name].get(value, 0)

    def reaching(self, neighbourhood: int) -> int:
        """Slots of the neighbourhood, and those for the whole municipality."""
        return self.told["neighbourhood"].get(neighbourhood, 0) | self.for_everyone

    @property
    def for_everyone(self) -> int:
        """Slots for the whole municipality."""
        return self.told["neighbourhood"].get(EVERYWHERE, 0)

    def count(self, slots: int) -> int:
        """The number of listings with these slots."""
        return self.once(slots).bit_count()

    def counts(
        self,
        choice: FilterQuery,
        at: datetime,
        options: Mapping[str, Iterable[Any]],
        among: int | None = None,
    ) -> dict[str, dict[Hashable, int]]:
        """Facet counts: for each attribute and possible value, the number of listings it would give."""
        found: dict[str, dict[Hashable, int]] = {}
        for name, values in options.items():
            if name == "access":
                base = self.once(self.fitting(choice, at, among))
                found[name] = {v: (base & self.having(name, v)).bit_count() for v in values}
                continue
            base = self.fitting(without(choice, name), at, among)
            if name in ("days", "part", "weekday"):
                with_it = {v: self.fitting(replace(choice, **{name: v}), at, base) for v in values}
                found[name] = {v: self.count(slots) for v, slots in with_it.items()}
                continue
            found[name] = {v: self.count(base & self.having(name, v)) for v in values}
        return found

    def once(self, slots: int) -> int:
        """Reduce slots to one per listing: its first."""
        found = slots & self.first
        for distance, some in enumerate(self.later, 1):
            found |= (slots & some) >> distance
        return found

    def place_of(self, listing: int, name: str) -> int:
        """The first slot of a listing of this name, or the slot before which it would be."""
        return bisect_left(self.listings, (name, listing), key=lambda key: (self.names[key], key))

    def slots_of(self, listing: int) -> range:
        """Its slots, none if it is not there."""
        if (name := self.names.get(listing)) is None:
            return range(0)
        first = stop = self.place_of(listing, name)
        while stop < len(self.listings) and self.listings[stop] == listing:
            stop += 1
        return range(first, stop)

    def newest_in(self, slots: int, most: int, since: datetime | None = None) -> list[int]:
        """The ids of the newest listings in a set of slots, from ``since`` on."""
        found = (
            key
            for appeared, key in self.newest
            if (since is None or appeared >= since) and any(slots >> slot & 1 for slot in self.slots_of(key))
        )
        return list(islice(found, most))

    def of_listings(self, listings: Iterable[int]) -> int:
        """All slots of these listings."""
        return bitset((slot for key in listings for slot in self.slots_of(key)), len(self.listings))

    def activities_of(self, listing: int) -> list[KnownActivity]:
        """The activities of a listing."""
        found = (self.activities[slot] for slot in self.slots_of(listing))
        return [activity for activity in found if activity is not None]

    def says(self, listing: int, name: str, value: Hashable) -> bool:
        """Whether the listing, or at least one of its activities, has this value."""
        told = self.told[name].get(value, 0)
        return any(told >> slot & 1 for slot in self.slots_of(listing))

    def in_order(self, slots: int, groups: Sequence[int] = ()) -> list[int]:
        """Consecutive sets of first slots, for display.

        Within each group confirmed listings come first. ``groups`` are sets of slots by distance.
        """
        rest = self.once(slots)
        ordered = []
        for group in [*groups, self.all]:
            ordered += [rest & group & ~self.unsure, rest & group & self.unsure]
            rest &= ~group
        return ordered

    def page(self, ordered: Sequence[int], start: int, stop: int) -> list[int]:
        """The listing ids from ``start`` to ``stop`` in consecutive sets."""
        found: list[int] = []
        passed = 0
        for slots in ordered:
            count = slots.bit_count()
            if passed + count > start and passed < stop:
                here = numbers_in(slots, max(0, start - passed), min(count, stop - passed))
                found += [self.listings[slot] for slot in here]
            passed += count
        return found
