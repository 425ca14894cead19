"""The listings that answer what somebody chose: which, how many, in which order, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from wijken.directory.asked_days import days_asked
from wijken.directory.choice import Choice
from wijken.directory.querysets import local_day
from wijken.filters import PART_OF_CHOICE, SocialMapFilters
from wijken.finding import Answer, finder
from wijken.near import Near, near_neighbourhoods

MOST_CHOSEN = 2_000
"""Listings that a search looks through one by one; of more, it takes the best for the words alone."""
WHAT_AND_WHERE = {"zoek", "wijk", "postcode", "plek"}


class FoundListings:
    """Behaves as a sequence of keys of listings, best first. Made once per request.

    ``list(found[:300])`` are the listings that a map can show, ``len(found)`` how many there are.
    """

    def __init__(self, form: SocialMapFilters) -> None:
        self.form = form
        self.at = form.reading.at
        self.index = form.reading.facts.index
        self.answer = self._answer()
        among = self.answer.listings
        self.among = None if among is None else self.index.of_listings(among)
        self.slots = self.index.fitting(form.choice, self.at, self.among)

    def _answer(self) -> Answer:
        text, reading = self.form.text, self.form.reading
        return finder().find(text, reading, self.form.near.own, self._chosen()) if text else Answer()

    def _chosen(self) -> list[int]:
        """What answers the other choices, where that is little enough to look through to the last."""
        if self.form.choice == Choice():
            return []
        slots = self.index.once(self.index.fitting(self.form.choice, self.at, self.index.all))
        return self.index.page([slots], 0, MOST_CHOSEN) if slots.bit_count() <= MOST_CHOSEN else []

    @cached_property
    def near(self) -> Near:
        """Where the visitor is: what she filled in, or else a place in what she typed."""
        said = self.form.near
        if said.own or said.outside:
            return said
        if self.answer.neighbourhoods:
            return near_neighbourhoods(self.answer.neighbourhoods, self.form.reading.facts.places)
        return Near(outside=self.answer.unknown_postcode)

    def count_search(self) -> None:
        """Remember what was looked for, where. Not with other choices: then nothing found says nothing."""
        if self.answer.counted_as and {name for name, _value in self.form.picked} <= WHAT_AND_WHERE:
            place = self.form.chosen.get("wijk")
            name = place.label if place else self.near.names if len(self.near.own) == 1 else ""
            finder().count(self.answer.counted_as, len(self), name, self.at)

    def __len__(self) -> int:
        return self.index.count(self.slots)

    def __getitem__(self, part: slice) -> list[int]:
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        if self.answer.listings is not None:
            return self._ranked[start:stop]
        return self.index.page(self._ordered, start, stop)

    @cached_property
    def _ranked(self) -> list[int]:
        slots, index = self.index.once(self.slots), self.index
        return [
            key
            for key in self.answer.listings or ()
            if key in index.slots_of and slots >> index.slots_of[key][0] & 1
        ]

    @cached_property
    def _ordered(self) -> list[int]:
        """For who said where she is: her own neighbourhood, what is for everyone, and then the nearest."""
        if not self.near.own:
            return self.index.in_order(self.slots)
        places = self.index.told["neighbourhood"]
        own = [places.get(key, 0) for key in self.near.own]
        rest = [places.get(key, 0) for key in self.near.nearest_first if key not in self.near.own]
        return self.index.in_order(self.slots, [_together(own), places.get(None, 0), *rest])

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """By name of a field and what may stand in the address: how many there would be."""
        form, today = self.form, local_day(self.at)
        values: dict[str, dict[str, Any]] = {
            name: {
                option.slug: days_asked(option.key, today) if name == "wanneer" else option.key
                for option in form.options[name]
            }
            for name in PART_OF_CHOICE
        }
        asked = {PART_OF_CHOICE[name]: list(by_slug.values()) for name, by_slug in values.items()}
        found = self.index.counts(form.choice, self.at, asked, self.among)
        return {
            name: {slug: found[PART_OF_CHOICE[name]][value] for slug, value in by_slug.items()}
            for name, by_slug in values.items()
        }


def _together(sets: Iterable[int]) -> int:
    found = 0
    for each in sets:
        found |= each
    return found
