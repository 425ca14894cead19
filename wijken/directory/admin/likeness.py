"""Listings that may be the same, for editors: while they type a name, and all pairs for the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from wijken.directory.duplicates.match_index import MatchIndex, MatchKeys
from wijken.directory.duplicates.names import (
    MUCH_ALIKE,
    NEARLY_THE_SAME,
    Point,
    metres_between,
    plain_name,
)
from wijken.directory.index_version import IndexVersion
from wijken.directory.models import Listing, Location, Neighbourhood

NEAR = 100  # metres
SHORTEST_ENDING = 4
MOST_ENDING_ALIKE = 3
"""More listings with one ending say nothing."""


class Reason(models.TextChoices):
    NAME = "name", _("bijna dezelfde naam")
    ENDING = "ending", _("de naam eindigt net zo")
    ADDRESS = "address", _("hetzelfde telefoonnummer, e-mailadres of dezelfde website")
    NEAR = "near", _("zo'n naam, binnen 100 meter")


@dataclass(frozen=True)
class ComparedListing:
    keys: MatchKeys
    organisation: int | None = None
    point: Point | None = None


def public_point(
    north: float | None, east: float | None, precision: str | None, is_live: bool | None
) -> Point | None:
    """None unless everybody may see exactly where it is: else a home could be found by trying places."""
    if north is None or east is None or precision != Location.Precision.EXACT or not is_live:
        return None
    return north, east


class SimilarListings:
    """Without those who do not want to be listed: nobody learns from this that they exist."""

    def __init__(self) -> None:
        rows = Listing.objects.exclude(visibility=Listing.Visibility.UNLISTED).order_by("pk")
        fields = ("pk", "name", "other_names", "phone", "email", "website", "organisation")
        places = (
            "location__postcode", "location__latitude", "location__longitude", "location__precision",
            "location__live",
        )  # fmt: skip
        self._known: dict[int, ComparedListing] = {}
        for pk, name, others, phone, email, website, organisation, code, *place in rows.values_list(
            *fields, *places
        ).iterator():
            names = (name, *filter(None, map(str.strip, others.split(","))))
            keys = MatchKeys(pk, names, phone, email, website, code or "")
            self._known[pk] = ComparedListing(keys, organisation, public_point(*place))
        self._found: dict[int, dict[int, list[Reason]]] = {}
        self._by_ending: dict[str, set[int]] = defaultdict(set)
        for pk, known in self._known.items():
            for name in known.keys.names:
                if _last_word(name)[:1].isupper():
                    self._by_ending[plain_name(_last_word(name))].add(pk)
        neighbourhoods = Neighbourhood.objects.values_list("name", flat=True)
        self._of_a_neighbourhood = {word for name in neighbourhoods for word in plain_name(name).split()}
        self._index = MatchIndex(known.keys for known in self._known.values())

    def of(self, asked: ComparedListing) -> dict[int, list[Reason]]:
        """By key of the listing. Of one provider it says nothing that the telephone number is the same."""
        found: dict[int, list[Reason]] = defaultdict(list)
        alike = self._index.alike(asked.keys, MUCH_ALIKE)
        for key, score in alike.items():
            if score >= NEARLY_THE_SAME:
                found[key].append(Reason.NAME)
        for key in self._index.same_address(asked.keys):
            provider = self._known[key].organisation
            if key in alike or provider is None or provider != asked.organisation:
                found[key].append(Reason.ADDRESS)
        for key in alike:
            there = self._known[key].point
            if asked.point and there and metres_between(asked.point, there) <= NEAR:
                found[key].append(Reason.NEAR)
        found.pop(asked.keys.key, None)
        return dict(found)

    def hinted(self, asked: ComparedListing) -> dict[int, list[Reason]]:
        """Less sure, for who still types: also "Huiskamer De Zwaluw" for "Buurthuis De Zwaluw"."""
        found = self.of(asked)
        for ending in {plain_name(_last_word(name)) for name in asked.keys.names} - self._of_a_neighbourhood:
            there = self._by_ending.get(ending, set()) - {asked.keys.key}
            if len(ending) >= SHORTEST_ENDING and len(there) <= MOST_ENDING_ALIKE:
                for key in there - found.keys():
                    found[key] = [Reason.ENDING]
        return found

    def of_listing(self, pk: int) -> dict[int, list[Reason]]:
        if pk not in self._known:
            return {}
        if pk not in self._found:
            self._found[pk] = self.of(self._known[pk])
        return self._found[pk]

    def pairs(self, among: Collection[int]) -> list[tuple[int, int, list[Reason]]]:
        """Each pair of these listings once, with the strongest first."""
        found = [
            (pk, other, reasons)
            for pk in among
            for other, reasons in self.of_listing(pk).items()
            if pk < other and other in among
        ]
        return sorted(found, key=lambda pair: (-len(pair[2]), pair[:2]))


def _last_word(name: str) -> str:
    """With a capital it is what a place or club is called, in Dutch after what it is: Buurthuis De Zwaluw."""
    return name.strip().rpartition(" ")[2]


def similar_listings() -> SimilarListings:
    """As the directory is now; made again after each change."""
    return _made_for(IndexVersion.now())


@lru_cache(maxsize=1)
def _made_for(version: UUID | None) -> SimilarListings:
    return SimilarListings()
