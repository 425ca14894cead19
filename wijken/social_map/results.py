"""The listings that match the visitor's filters: which, how many, in what order, and facet counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from wijken.directory.index.date_ranges import days_asked
from wijken.directory.index.query import FilterQuery, joined
from wijken.social_map.filters import PART_OF_CHOICE, SocialMapFilters
from wijken.social_map.search_backend import SearchOutcome, finder
from wijken.social_map.visitor_location import VisitorLocation, near_neighbourhoods

MOST_CHOSEN = 2_000
"""Up to this many filtered listings are searched exhaustively; of more, only the best text matches."""
WHAT_AND_WHERE = {"zoek", "wijk", "postcode", "plek"}


class FoundListings:
    """A lazy sequence of listing ids, best first. One instance per request.

    ``list(found[:300])`` are the listings that a map can show, ``len(found)`` is the total.
    """

    def __init__(self, form: SocialMapFilters) -> None:
        self.form = form
        self.at = form.reading.at
        self.index = form.reading.facts.index
        self.answer = self._answer()
        among = self.answer.listings
        self.among = None if among is None else self.index.of_listings(among)
        self.choice = joined(form.choice, self.answer.filters)
        self.slots = self.index.fitting(self.choice, self.at, self.among)

    def _answer(self) -> SearchOutcome:
        """A query that suggests danger is neither corrected nor counted, and mostly has no results."""
        text, reading, help_ = self.form.text, self.form.reading, self.form.crisis_help
        if help_ and not help_.results_below:
            return SearchOutcome(listings=[])
        answer = finder().find(text, reading, self.form.near.own, self._chosen()) if text else SearchOutcome()
        return replace(answer, did_you_mean="", counted_as="") if help_ else answer

    def _chosen(self) -> list[int]:
        """The listings that match the other filters, if there are few enough to search exhaustively."""
        if self.form.choice == FilterQuery():
            return []
        slots = self.index.once(self.index.fitting(self.form.choice, self.at, self.index.all))
        return self.index.page([slots], 0, MOST_CHOSEN) if slots.bit_count() <= MOST_CHOSEN else []

    @cached_property
    def near(self) -> VisitorLocation:
        """The visitor's location: as filled in, or else a place named in the search text."""
        said = self.form.near
        if said.own or said.outside:
            return said
        if self.answer.neighbourhoods:
            return near_neighbourhoods(self.answer.neighbourhoods, self.form.reading.facts.places)
        return VisitorLocation(outside=self.answer.unknown_postcode)

    def count_search(self) -> None:
        """Count the search, unless other filters are active: then no results would mean nothing."""
        if self.answer.counted_as and {name for name, _value in self.form.picked} <= WHAT_AND_WHERE:
            place = self.form.chosen.get("wijk")
            name = place.label if place else self.near.names if len(self.near.own) == 1 else ""
            found = 0 if self.answer.missed else len(self)
            finder().count(self.answer.counted_as, found, name, self.form.reading.today)

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
            if (there := index.slots_of(key)) and slots >> there.start & 1
        ]

    @cached_property
    def _ordered(self) -> list[int]:
        """If the location is known: own neighbourhood, whole municipality, then by distance."""
        if not self.near.own:
            return self.index.in_order(self.slots)
        places = self.index.told["neighbourhood"]
        own = [places.get(key, 0) for key in self.near.own]
        rest = [places.get(key, 0) for key in self.near.nearest_first if key not in self.near.own]
        return self.index.in_order(self.slots, [_together(own), places.get(None, 0), *rest])

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """By field name and option slug: the number of results that option would give."""
        form, today = self.form, self.form.reading.today
        values: dict[str, dict[str, object]] = {
            name: {
                option.slug: days_asked(option.key, today) if name == "wanneer" else option.key
                for option in form.options[name]
            }
            for name in PART_OF_CHOICE
        }
        asked = {PART_OF_CHOICE[name]: list(by_slug.values()) for name, by_slug in values.items()}
        found = self.index.counts(self.choice, self.at, asked, self.among)
        return {
            name: {slug: found[PART_OF_CHOICE[name]][value] for slug, value in by_slug.items()}
            for name, by_slug in values.items()
        }


def _together(sets: Iterable[int]) -> int:
    found = 0
    for each in sets:
        found |= each
    return found
