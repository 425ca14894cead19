"""Find listings that may be the same: shown to the visitor, without blocking the proposal."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from core.normalization.phone_numbers import dialled
from wijken.directory.duplicates.names import Point, is_like, is_same_name, metres_between
from wijken.directory.models import Listing, Location
from wijken.upkeep.models import Proposal

NEAR = 100  # metres


def doubles(proposal: Proposal, listings: QuerySet[Listing]) -> list[Listing]:
    """Those of ``listings`` that may be the same, for editors: they know where everything really is."""
    return _alike(proposal, listings, Location.objects.all())


def public_doubles(proposal: Proposal, at: datetime) -> list[Listing]:
    """What a visitor may see. A home counts as no place: else its postcode could be guessed, one by one."""
    places = Location.objects.published(at).filter(precision=Location.Precision.EXACT)
    return _alike(proposal, Listing.objects.published(at).not_closed(), places)


def _alike(proposal: Proposal, listings: QuerySet[Listing], places: QuerySet[Location]) -> list[Listing]:
    """Those of ``listings`` that may be the same: a similar name within 100 metres, or with the same
    postcode, or without a location in the same neighbourhood; nearly the same name anywhere; or the same
    telephone number. The location of a listing is None if it is not one of ``places``.
    """
    here = _point_of(proposal, places)
    known = listings.exclude(visibility=Listing.Visibility.UNLISTED).prefetch_related(
        Prefetch("location", places), "neighbourhood"
    )
    return [listing for listing in known if _could_be(listing, proposal, here)]


def _could_be(listing: Listing, proposal: Proposal, here: Point | None) -> bool:
    if dialled(proposal.phone) & dialled(listing.phone):
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


def _point_of(proposal: Proposal, places: QuerySet[Location]) -> Point | None:
    """The point of a known location with this postcode. No external geocoder is used."""
    if not proposal.postcode:
        return None
    return _exact(places.filter(postcode=proposal.postcode, latitude__isnull=False).first())


def _exact(place: Location | None) -> Point | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
