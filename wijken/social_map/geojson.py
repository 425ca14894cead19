"""A set of listings as GeoJSON (RFC 7946): pins and neighbourhood outlines.

A pin is as precise as the public may know. Hidden locations have none, including those of activities; the
list still shows what has no pin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.normalization.phone_numbers import shown_numbers
from wijken.directory.models import Activity, Listing, Location, Neighbourhood
from wijken.directory.outlines import outline_geometry
from wijken.social_map.public_location import place_name_of, public_place
from wijken.visitor import VisitorContext

MOST_LISTINGS = 2_000
"""More than any municipality of this size has, and as many as a phone can draw."""

Feature = dict[str, object]


def map_of(
    keys: list[int], total: int, neighbourhoods: Iterable[Neighbourhood], reading: VisitorContext
) -> dict[str, object]:
    """The listings of ``keys``, in order, and the neighbourhoods. Three queries.

    ``total`` is the length of the list that ``keys`` is the beginning of.
    """
    activities = Activity.objects.published(reading.at).filter(location__isnull=False)
    elsewhere = Prefetch("activities", activities.select_related("location"), to_attr="elsewhere")
    listings = Listing.objects.published(reading.at).select_related("location").prefetch_related(elsewhere)
    by_key = {listing.pk: listing for listing in listings.filter(pk__in=keys)}
    shown = [by_key[key] for key in keys if key in by_key]
    pins = [list(pins_of(listing, listing.elsewhere, reading)) for listing in shown]
    outlines = [outline for place in neighbourhoods if (outline := outline_of(place))]
    return {
        "type": "FeatureCollection",
        "features": [*outlines, *(pin for each in pins for pin in each)],
        "sentence": _sentence(sum(bool(each) for each in pins), len(shown), total > len(keys)),
    }


def has_pin(listing: Listing, activities: Iterable[Activity], reading: VisitorContext) -> bool:
    """Whether this listing can be shown on a map."""
    return any(True for _pin in pins_of(listing, activities, reading))


def pins_of(listing: Listing, activities: Iterable[Activity], reading: VisitorContext) -> Iterator[Feature]:
    """A pin for the listing, and one for each other location of its activities."""
    home = public_place(listing.location, reading.at)
    if home and home.public_point:
        yield _pin(listing, home, str(listing.uuid), reading)
    elsewhere: dict[Location, list[str]] = {}
    for activity in activities:
        place = public_place(activity.location, reading.at)
        if place and place.public_point and place.pk != listing.location_id:
            elsewhere.setdefault(place, []).append(activity.title)
    for place, titles in elsewhere.items():
        yield _pin(listing, place, f"{listing.uuid}/{place.pk}", reading, what=", ".join(titles))


def _pin(listing: Listing, place: Location, name: str, reading: VisitorContext, what: str = "") -> Feature:
    latitude, longitude = place.public_point or (0.0, 0.0)
    properties = {
        "name": listing.name,
        "url": reading.listing_url(listing.slug),
        "what": what,
        "place": place_name_of(place, reading),
        "address": place.public_address,
        "about": place.precision == Location.Precision.ROUNDED,
        "example": listing.is_example,
        "stopped": listing.said_stopped,
        "phone": [{"text": number.text, "url": number.url} for number in shown_numbers(listing.phone)],
    }
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {key: value for key, value in properties.items() if value},
    }


def outline_of(place: Neighbourhood) -> Feature | None:
    """The neighbourhood as a polygon, if it has a valid outline."""
    geometry = outline_geometry(place.outline)
    if geometry is None:
        return None
    return {
        "type": "Feature",
        "id": str(place.uuid),
        "geometry": geometry,
        "properties": {"name": place.name},
    }


def _sentence(with_pin: int, total: int, more: bool) -> str:
    """How many are on the map, and that the list has the others."""
    shown = ngettext(
        "%(number)s plek of groep op de kaart.", "%(number)s plekken en groepen op de kaart.", with_pin
    )
    parts = [shown % {"number": with_pin}]
    if more:
        parts.append(_("Er zijn er meer. Kies eerst een wijk of een thema."))
    if missing := total - with_pin:
        rest = ngettext(
            "%(number)s heeft geen vaste plek en staat alleen in de lijst.",
            "%(number)s hebben geen vaste plek en staan alleen in de lijst.",
            missing,
        )
        parts.append(rest % {"number": missing})
    return " ".join(parts)
