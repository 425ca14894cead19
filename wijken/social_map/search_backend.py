"""The text search of the social map. The app that provides it registers a backend at start-up.

This app cannot import ``search``, which is in a higher layer. Without a backend only names are searched.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from wijken.directory.index.query import FilterQuery
from wijken.directory.models import Listing
from wijken.visitor import VisitorContext


@dataclass(frozen=True)
class SearchOutcome:
    """The results for a text."""

    listings: list[int] | None = None
    """Ids of public listings, best first; None if the text only names a place or date."""
    did_you_mean: str = ""
    neighbourhoods: frozenset[int] = frozenset()
    """The place named in the text."""
    unknown_postcode: str = ""
    filters: FilterQuery = field(default_factory=FilterQuery)
    """What the text asks besides its words."""
    chips: list[tuple[str, str]] = field(default_factory=list)
    """Each of those in words, and the text without it."""
    sentence: str = ""
    """All of them: "Voor ouderen, op dinsdagmiddag"."""
    remarks: list[str] = field(default_factory=list)
    """What must be said: a day that is over, a word that was left out."""
    counted_as: str = ""
    """The words to count the search under; empty if they might identify somebody."""
    offers_help: bool = False
    """Whether somebody comes to give help: the page leads to whom it is asked of."""
    missed: bool = False
    """Whether words had to be left out, so that what was asked is not there."""


class ListingSearchBackend(Protocol):
    """Finds listings by text."""

    def find(
        self, text: str, reading: VisitorContext, here: frozenset[int], chosen: Collection[int] = ()
    ) -> SearchOutcome:
        """``here``: neighbourhoods to rank higher. ``chosen``: listings to search exhaustively."""
        ...

    def count(self, words: str, results: int, neighbourhood: str, day: date) -> None:
        """Count this search (``SearchOutcome.counted_as``), without reference to the visitor."""
        ...

    def suggestions_url(self) -> str:
        """The URL of suggestions while typing; empty if there are none."""
        ...


class NameSearchBackend:
    """The fallback: every word must occur in a name, summary or keyword."""

    def find(
        self, text: str, reading: VisitorContext, here: frozenset[int], chosen: Collection[int] = ()
    ) -> SearchOutcome:
        found = Listing.objects.published(reading.at).not_closed().matching(text).confirmed_first(reading.at)
        return SearchOutcome(listings=list(found.values_list("pk", flat=True)))

    def count(self, words: str, results: int, neighbourhood: str, day: date) -> None:
        """Not counted."""

    def suggestions_url(self) -> str:
        return ""


_registered: list[ListingSearchBackend] = [NameSearchBackend()]


def register_search_backend(finder: ListingSearchBackend) -> ListingSearchBackend:
    """Use this backend from now on."""
    _registered[:] = [finder]
    return finder


def finder() -> ListingSearchBackend:
    return _registered[0]
