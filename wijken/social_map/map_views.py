"""GeoJSON for the map: the same listings as the list with the same query string, or one listing."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from wijken.directory.models import Listing, Neighbourhood
from wijken.social_map.filters import SocialMapFilters
from wijken.social_map.geojson import MOST_LISTINGS, map_of
from wijken.social_map.results import FoundListings
from wijken.visitor import VisitorContext

GEOJSON = "application/geo+json"


@require_safe
def social_map_points(request: SiteRequest) -> HttpResponse:
    """``/sociale-kaart.geojson?wijk=…``: any query string gets a map."""
    reading = _reading_with_map(request)
    form = SocialMapFilters(request.GET, reading)
    found = FoundListings(form)
    neighbourhoods = Neighbourhood.objects.published(reading.at)
    if chosen := form.chosen.get("wijk"):
        neighbourhoods = neighbourhoods.filter(pk=chosen.key)
    return _answer(map_of(list(found[:MOST_LISTINGS]), len(found), neighbourhoods, reading))


@require_safe
def listing_points(request: SiteRequest, slug: str) -> HttpResponse:
    """``/sociale-kaart/<vermelding>.geojson``: the listing within its neighbourhood."""
    reading = _reading_with_map(request)
    listings = Listing.objects.published(reading.at).filter(slug=slug)
    neighbourhoods = Neighbourhood.objects.published(reading.at).filter(listings__in=listings)
    data = map_of(list(listings.values_list("pk", flat=True)), 1, neighbourhoods, reading)
    if not data["features"]:
        raise Http404
    return _answer(data | {"sentence": ""})  # the page around the map already says it


def _reading_with_map(request: SiteRequest) -> VisitorContext:
    """Raises Http404 if there is no social map for the pins to link to."""
    reading = request.visitor
    if not reading.map_url:
        raise Http404
    return reading


def _answer(data: dict[str, object]) -> HttpResponse:
    """Not cacheable: what an editor hides disappears at the next request."""
    response = JsonResponse(data, content_type=GEOJSON)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
