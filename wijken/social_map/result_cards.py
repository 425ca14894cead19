"""Listings in search results, with cached index data, distance and area."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from wijken.directory.models import Listing
from wijken.social_map.cards import ListingCard
from wijken.social_map.public_location import Feature
from wijken.social_map.visitor_location import VisitorLocation, distance_words
from wijken.visitor import VisitorContext


class NearCard(ListingCard):
    """A card with the distance, and whether it is in another neighbourhood.

    ``listing`` comes from ``for_known_cards``: time, cost and registration are in the index.
    """

    def __init__(self, listing: Listing, reading: VisitorContext, near: VisitorLocation) -> None:
        super().__init__(listing, reading, reading.facts.index.activities_of(listing.pk))
        self.near = near

    @cached_property
    def neighbourhood_name(self) -> str:
        """The neighbourhood, or that it serves the whole municipality."""
        place = self.listing.neighbourhood_id
        return _("hele gemeente") if place is None else self.reading.facts.place_names.get(place, "")

    @cached_property
    def access_features(self) -> list[Feature]:
        facts, key = self.reading.facts, self.listing.pk
        known = facts.words(self.reading.language)["AccessFeature"]
        return [Feature(word.slug, word.label) for word in known if facts.index.says(key, "access", word.key)]

    @cached_property
    def distance_words(self) -> str:
        return distance_words(self.near.kilometres_to(self.place.public_point)) if self.place else ""

    @cached_property
    def reach_label(self) -> str:
        """Empty if the visitor's location is unknown."""
        if not self.near.own:
            return ""
        if self.listing.neighbourhood_id is None:
            return _("Voor de hele gemeente")
        return (
            _("In jouw wijk") if self.listing.neighbourhood_id in self.near.own else _("In een andere wijk")
        )


def near_cards(keys: list[int], reading: VisitorContext, near: VisitorLocation) -> list[NearCard]:
    """Cards in the order of ``keys``, without listings that have disappeared since the search."""
    listings = Listing.objects.published(reading.at).not_closed().filter(pk__in=keys)
    by_key = {listing.pk: listing for listing in listings.for_known_cards(reading.language)}
    return [NearCard(by_key[key], reading, near) for key in keys if key in by_key]
