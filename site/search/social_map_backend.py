"""Lets the search box of the social map use this index, limited to listings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.urls import reverse

from search.index.kinds import EntryKind
from search.query.candidates import MOST_ENTRIES
from search.query.chips import chips, in_a_sentence, remarks
from search.query.search import search
from search.statistics import add_one, words_to_count
from wijken.directory.index.query import FilterQuery
from wijken.social_map.search_backend import SearchOutcome
from wijken.visitor import VisitorContext

LISTINGS = frozenset([EntryKind.LISTING.value])


class IndexFinder:
    """The search backend of the social map."""

    def find(
        self, text: str, reading: VisitorContext, here: frozenset[int], chosen: Collection[int] = ()
    ) -> SearchOutcome:
        """Listings that match ``text``, best first. A query with only a place or a day matches all."""
        found = search(
            text,
            reading,
            here,
            limit=2 * MOST_ENTRIES,
            kinds=LISTINGS,
            chosen=chosen,
        )
        question = found.question
        only_wishes = (
            question is not None
            and (question.no_words or not found.words)
            and bool(found.place.named or question.wishes)
        )
        return SearchOutcome(
            listings=None if only_wishes else [hit.object_id for hit in found.hits],
            did_you_mean=found.did_you_mean,
            neighbourhoods=found.place.neighbourhoods,
            unknown_postcode=found.place.unknown_postcode,
            filters=question.choice if question else FilterQuery(),
            chips=[(chip.label, chip.without) for chip in chips(question)] if question else [],
            sentence=in_a_sentence(question) if question else "",
            remarks=[*(remarks(question) if question else ()), *found.remarks],
            offers_help=bool(question and question.offers_help),
            counted_as=words_to_count(text, found),
            missed=bool(question and question.words_left_out),
        )

    def count(self, words: str, results: int, neighbourhood: str, day: date) -> None:
        add_one(words, neighbourhood, results, day)

    def suggestions_url(self) -> str:
        return f"{reverse('search-suggestions')}?waar=sociale-kaart"
