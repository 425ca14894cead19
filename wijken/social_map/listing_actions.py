"""What a visitor can do at a listing: call, go there, put it in a calendar, share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from core.normalization.phone_numbers import PhoneNumber, shown_numbers
from wijken.directory.local_time import local_day
from wijken.directory.models import Location
from wijken.sharing import ShareLinks
from wijken.social_map.activity_rows import ActivityRow, OccurrenceRow
from wijken.social_map.cards import ListingCard

ON_FOOT = "fossgis_osrm_foot"
DIRECTIONS = "https://www.openstreetmap.org/directions"
SEARCH = "https://www.openstreetmap.org/search"


@dataclass(frozen=True)
class Route:
    """A link to a map elsewhere; ``destination`` is for the map of the phone itself."""

    url: str
    destination: str


@dataclass(frozen=True)
class ListingActions:
    """The buttons at the top of a listing; what is unknown is left out."""

    phone: PhoneNumber | None
    email: str
    route: Route | None
    calendar_url: str
    share: ShareLinks

    @classmethod
    def of(cls, card: ListingCard, rows: Sequence[ActivityRow], share: ShareLinks) -> ListingActions:
        numbers = shown_numbers(card.listing.phone)
        return cls(
            phone=numbers[0] if numbers else None,
            email=card.listing.email,
            route=route_to(card.place),
            calendar_url=_next_date(card, rows),
            share=share,
        )


def route_to(place: Location | None) -> Route | None:
    """On foot from where the visitor is. None to a place of which the address is not public."""
    if place is None or place.precision != Location.Precision.EXACT:
        return None
    if place.public_point:
        point = ",".join(map(str, place.public_point))
        return Route(f"{DIRECTIONS}?{urlencode({'engine': ON_FOOT, 'route': f';{point}'})}", point)
    address = place.public_address
    return Route(f"{SEARCH}?{urlencode({'query': address})}", address) if address else None


def _next_date(card: ListingCard, rows: Sequence[ActivityRow]) -> str:
    """The calendar file with only the next date of the listing."""
    following = card.next_occurrence
    row = following and next((row for row in rows if _first(row) == following), None)
    if not (row and following and card.listing.slug):
        return ""
    url = reverse("activity-calendar", args=[card.listing.slug, row.activity.uuid])
    return f"{url}?dag={local_day(following.starts).isoformat()}"


def _first(row: ActivityRow) -> OccurrenceRow | None:
    return row.next_three[0] if row.next_three else None
