"""What may already stand on the social map: shown to the visitor, never in the way."""

from __future__ import annotations

from django.db.models import QuerySet

from wijken.directory.models import Listing, Location
from wijken.directory.similar import Point, is_like, is_same_name, metres_between, plain_number
from wijken.upkeep.models import Proposal

NEAR = 100  # metres


def doubles(proposal: Proposal, listings: QuerySet[Listing]) -> list[Listing]:
    """Those of ``listings`` that could be the same: a name much alike within 100 metres, or on the same
    postcode, or both without a place in one neighbourhood; nearly the same name anywhere; the same number.
    """
    here = _point_of(proposal)
    known = listings.exclude(visibility=Listing.Visibility.UNLISTED).select_related(
        "location", "neighbourhood"
    )
    return [listing for listing in known if _could_be(listing, proposal, here)]


def _could_be(listing: Listing, proposal: Proposal, here: Point | None) -> bool:
    number = plain_number(proposal.phone)
    if number and number == plain_number(listing.phone):
        return True
    names = [listing.name, *filter(str.strip, listing.other_names.split(","))]
    if any(is_same_name(proposal.name, name) for name in names):
        return True
    return _is_near(listing, proposal, here) and any(is_like(proposal.name, name) for name in names)


def _is_near(listing: Listing, proposal: Proposal, here: Point | None) -> bool:
    place = listing.location
    if place is None or proposal.place != Proposal.Place.FIXED:
        return listing.neighbourhood_id == proposal.neighbourhood_id
    if proposal.postcode and place.postcode == proposal.postcode:
        return True
    there = _exact(place)
    return bool(here and there and metres_between(here, there) <= NEAR)


def _point_of(proposal: Proposal) -> Point | None:
    """Where its postcode is, as far as the social map knows a place there. Nobody outside is asked."""
    if not proposal.postcode:
        return None
    places = Location.objects.filter(postcode=proposal.postcode, latitude__isnull=False)
    return _exact(places.first())


def _exact(place: Location | None) -> Point | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
