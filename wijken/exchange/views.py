"""Calendar files, open to everyone: of one activity, of one listing, of a neighbourhood."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import SiteRequest
from core.navigation import read_menus
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.exchange.calendar_entries import entries_of
from wijken.exchange.calendar_file import calendar_file


@require_safe
def activity_calendar(request: SiteRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One activity of a listing."""
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing__slug=slug, uuid=uuid)
    found = activities.for_rows(request.at).first()
    if found is None:
        raise Http404
    return calendar_response(request, found.title, [found], f"{slug}-{uuid}")


@require_safe
def listing_calendar(request: SiteRequest, slug: str) -> HttpResponse:
    """Everything that happens at one listing."""
    listing = Listing.objects.published(request.at).still_there().filter(slug=slug).first()
    if listing is None:
        raise Http404
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing=listing)
    return calendar_response(request, listing.name, activities.for_rows(request.at), slug)


@require_safe
def neighbourhood_calendar(request: SiteRequest, slug: str) -> HttpResponse:
    """Everything within reach of a neighbourhood: the same as in the agenda on its page."""
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    listings = Listing.objects.published(request.at).in_default_results(request.at)
    activities = Activity.objects.at_listings_that_are_there(request.at).reaching(place)
    activities = activities.filter(listing__in=listings)
    return calendar_response(request, place.name, activities.for_rows(request.at), slug)


def calendar_response(request: SiteRequest, name: str, activities: Any, file_name: str) -> HttpResponse:
    """A file that a browser offers to the calendar program; open data, so any site may read it."""
    entries = entries_of(activities, request.at, social_map_address(request))
    body = calendar_file(name, entries, current_holidays(), request.at)
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}.ics"',
            "Access-Control-Allow-Origin": "*",
            "Cache-Control": "no-cache",
        },
    )


def social_map_address(request: SiteRequest) -> str:
    """With the host of the site's own record before it, never the one that a visitor named."""
    site = Site.find_for_request(request)
    path = read_menus(request, request.at, get_language() or "nl").social_map_url
    return f"{site.root_url}{path}" if site and path.startswith("/") else path
