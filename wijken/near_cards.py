"""Listings for somebody who said where she is: how far it is, and for whom."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wijken.cards import ListingCard
from wijken.directory.models import Listing
from wijken.near import Near, distance_words
from wijken.reading import Reading


class NearCard(ListingCard):
    """A card that also says how far it is, and whether it is in another neighbourhood."""

    def __init__(self, listing: Listing, reading: Reading, near: Near) -> None:
        super().__init__(listing, reading)
        self.near = near

    @property
    def distance_words(self) -> str:
        return distance_words(self.near.kilometres_to(self.place.public_point)) if self.place else ""

    @property
    def reach_label(self) -> str:
        """Nothing for who has not said where she is."""
        if not self.near.own:
            return ""
        if self.listing.neighbourhood_id is None:
            return _("Voor de hele gemeente")
        return (
            _("In jouw wijk") if self.listing.neighbourhood_id in self.near.own else _("In een andere wijk")
        )
