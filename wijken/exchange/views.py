"""Public iCalendar files: of an activity, a listing, or a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import SiteRequest
from core.navigation import read_menus
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.exchange.icalendar_entries import entries_of
from wijken.exchange.icalendar_file import calendar_file


@require_safe
def activity_calendar(request: SiteRequest, slug: str, uuid: UUID) -> HttpResponse:
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing__slug=slug, uuid=uuid)
    found = activities.for_rows(request.at).first()
    if found is None:
        raise Http404
    day = _day_asked(request.GET.get("dag", ""))
    return calendar_response(request, found.title, [found], f"{slug}-{uuid}", day)


def _day_asked(text: str) -> date | None:
    """One date of the activity instead of all of them."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404 from error


@require_safe
def listing_calendar(request: SiteRequest, slug: str) -> HttpResponse:
    """All activities of one listing."""
    listing = Listing.objects.published(request.at).not_closed().filter(slug=slug).first()
    if listing is None:
        raise Http404
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing=listing)
    return calendar_response(request, listing.name, activities.for_rows(request.at), slug)


@require_safe
def neighbourhood_calendar(request: SiteRequest, slug: str) -> HttpResponse:
    """All activities relevant to a neighbourhood: the same as in its agenda."""
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    listings = Listing.objects.published(request.at).in_default_results(request.at)
    activities = Activity.objects.at_listings_that_are_there(request.at).reaching(place)
    activities = activities.filter(listing__in=listings)
    return calendar_response(request, place.name, activities.for_rows(request.at), slug)


def calendar_response(
    request: SiteRequest,
    name: str,
    activities: Iterable[Activity],
    file_name: str,
    day: date | None = None,
) -> HttpResponse:
    """A download for the calendar program; open data, so cross-origin requests are allowed.

    404 if nothing is on at ``day``.
    """
    holidays = current_holidays()
    entries = entries_of(activities, request.at, social_map_address(request), holidays)
    body = calendar_file(name, entries, holidays, request.at, day)
    if day and b"BEGIN:VEVENT" not in body:
        raise Http404
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
    """Absolute, with the host of the Site record rather than of the request."""
    site = Site.find_for_request(request)
    path = read_menus(request, request.at, get_language() or "nl").social_map_url
    return f"{site.root_url}{path}" if site and path.startswith("/") else path
