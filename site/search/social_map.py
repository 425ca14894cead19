"""The box on the social map asks the same index, for listings alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from search.candidates import MOST_ENTRIES
from search.counting import add_one, words_to_count
from search.kinds import EntryKind
from search.query import search
from wijken.finding import Answer
from wijken.reading import Reading

LISTINGS = frozenset([EntryKind.LISTING.value])


class IndexFinder:
    """What the social map is told to find listings with."""

    def find(self, text: str, reading: Reading, here: frozenset[int], chosen: Collection[int] = ()) -> Answer:
        """Listings that answer ``text``, best first. Who names only a place or a day, asks for everything."""
        found = search(
            *(text, reading.at, reading.language, here),
            limit=2 * MOST_ENTRIES,
            kinds=LISTINGS,
            places=reading.facts.places,
            chosen=chosen,
        )
        said = found.place.named or found.moment.when
        return Answer(
            listings=[hit.object_id for hit in found.hits] if found.words or not said else None,
            did_you_mean=found.did_you_mean,
            neighbourhoods=found.place.neighbourhoods,
            unknown_postcode=found.place.unknown_postcode,
            said_when=found.moment.pairs,
            counted_as=words_to_count(text, found),
        )

    def count(self, words: str, results: int, neighbourhood: str, at: datetime) -> None:
        add_one(words, neighbourhood, results, at)

    def suggestions_url(self) -> str:
        return f"{reverse('search-suggestions')}?waar=sociale-kaart"
