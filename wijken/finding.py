"""How the social map finds listings by word. Whoever knows how registers it, once, when Django starts.

The neighbourhoods do not know the search: it stands above them. Without it, names are looked through.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from wijken.directory.models import Listing
from wijken.reading import Reading


@dataclass(frozen=True)
class Answer:
    """What there is to say to a text."""

    listings: list[int] | None = None
    """Numbers of listings that the public may see, best first; None when the text only says where or when."""
    did_you_mean: str = ""
    neighbourhoods: frozenset[int] = frozenset()
    """The place that the text names."""
    unknown_postcode: str = ""
    said_when: list[tuple[str, str]] = field(default_factory=list)
    """The day that the text names, as names and values in an address."""
    counted_as: str = ""
    """The words under which the question may be counted; empty when they may say who somebody is."""


class Finder(Protocol):
    """What looks listings up by word."""

    def find(self, text: str, reading: Reading, here: frozenset[int], chosen: Collection[int] = ()) -> Answer:
        """``here``: the neighbourhoods to prefer. ``chosen``: listings of which none may be missed."""
        ...

    def count(self, words: str, results: int, neighbourhood: str, at: datetime) -> None:
        """Remember that somebody looked for this (``Answer.counted_as``), without who."""
        ...

    def suggestions_url(self) -> str:
        """Where suggestions come from while somebody types; empty when there are none."""
        ...


class ByName:
    """The simplest finder: every word occurs in a name, a sentence or a search word."""

    def find(self, text: str, reading: Reading, here: frozenset[int], chosen: Collection[int] = ()) -> Answer:
        found = Listing.objects.published(reading.at).still_there().matching(text).by_trust(reading.at)
        return Answer(listings=list(found.values_list("pk", flat=True)))

    def count(self, words: str, results: int, neighbourhood: str, at: datetime) -> None:
        """Nobody keeps count."""

    def suggestions_url(self) -> str:
        return ""


_registered: list[Finder] = [ByName()]


def register_finder(finder: Finder) -> Finder:
    """Find listings with this from now on."""
    _registered[:] = [finder]
    return finder


def finder() -> Finder:
    return _registered[0]
