"""Listings on the social map: what the index knows of them, how far it is, and for whom."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from wijken.cards import Feature, ListingCard
from wijken.directory.models import Listing
from wijken.near import Near, distance_words
from wijken.reading import Reading


class NearCard(ListingCard):
    """A card that also says how far it is, and whether it is in another neighbourhood.

    ``listing`` comes from ``for_known_cards``: when it is, what it costs and how one gets in is in the index.
    """

    def __init__(self, listing: Listing, reading: Reading, near: Near) -> None:
        super().__init__(listing, reading, reading.facts.index.activities_of(listing.pk))
        self.near = near

    @cached_property
    def neighbourhood_name(self) -> str:
        """The neighbourhood, or that it is for the whole municipality."""
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
        """Nothing for who has not said where she is."""
        if not self.near.own:
            return ""
        if self.listing.neighbourhood_id is None:
            return _("Voor de hele gemeente")
        return (
            _("In jouw wijk") if self.listing.neighbourhood_id in self.near.own else _("In een andere wijk")
        )
