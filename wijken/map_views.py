"""The data behind the map: the same set as the list at the same query string, or one listing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from wijken.directory.models import Listing, Neighbourhood
from wijken.filters import SocialMapFilters
from wijken.found_listings import FoundListings
from wijken.map_data import MOST_LISTINGS, map_of
from wijken.reading import Reading, reading_for

GEOJSON = "application/geo+json"


@require_safe
def social_map_points(request: HttpRequest) -> HttpResponse:
    """``/sociale-kaart.geojson?wijk=…``: whatever stands in the address, there is a map."""
    reading = _reading_with_map(request)
    form = SocialMapFilters(request.GET, reading)
    found = FoundListings(form)
    neighbourhoods = Neighbourhood.objects.published(reading.at)
    if chosen := form.chosen.get("wijk"):
        neighbourhoods = neighbourhoods.filter(pk=chosen.key)
    return _answer(map_of(list(found[:MOST_LISTINGS]), len(found), neighbourhoods, reading))


@require_safe
def listing_points(request: HttpRequest, slug: str) -> HttpResponse:
    """``/sociale-kaart/<vermelding>.geojson``: where it is, within its neighbourhood."""
    reading = _reading_with_map(request)
    listings = Listing.objects.published(reading.at).filter(slug=slug)
    neighbourhoods = Neighbourhood.objects.published(reading.at).filter(listings__in=listings)
    data = map_of(list(listings.values_list("pk", flat=True)), 1, neighbourhoods, reading)
    if not data["features"]:
        raise Http404
    return _answer(data | {"sentence": ""})  # the page around it says the same


def _reading_with_map(request: HttpRequest) -> Reading:
    """Not found while there is no social map that a pin could lead to."""
    reading = reading_for(request)
    if not reading.map_url:
        raise Http404
    return reading


def _answer(data: dict[str, Any]) -> HttpResponse:
    """Kept by nobody: what an editor hides is gone at the next look."""
    response = JsonResponse(data, content_type=GEOJSON)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
