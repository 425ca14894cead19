"""Public iCalendar files: of an activity, a listing, or a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import UNLESS_KEPT, SiteRequest, same_for_everyone
from core.navigation import read_menus
from wijken.directory.holidays import current_holidays
from wijken.directory.index.cache import known_facts
from wijken.directory.index.occurrences import soonest
from wijken.directory.index.query import FilterQuery
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.exchange.icalendar_entries import entries_of
from wijken.exchange.icalendar_file import calendar_file

MOST_ACTIVITIES = 100
"""In the calendar of a neighbourhood. No calendar program is of use with more, and a file takes memory."""


@require_safe
def activity_calendar(request: SiteRequest, slug: str, uuid: UUID) -> HttpResponse:
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing__slug=slug, uuid=uuid)
    found = activities.for_rows(request.at).first()
    if found is None:
        raise Http404
    day = _day_asked(request.GET.get("dag", ""))
    response = calendar_response(request, found.title, [found], f"{slug}-{uuid}", day)
    same_for_everyone(response)
    return response


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
    response = calendar_response(request, listing.name, activities.for_rows(request.at), slug)
    same_for_everyone(response)
    return response


@require_safe
def neighbourhood_calendar(request: SiteRequest, slug: str) -> HttpResponse:
    """All activities relevant to a neighbourhood, the same as in its agenda; of very many the soonest."""
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    listings = Listing.objects.published(request.at).in_default_results(request.at)
    activities = Activity.objects.at_listings_that_are_there(request.at).reaching(place)
    activities = activities.filter(listing__in=listings)
    index, remark = known_facts(request.at).index, ""
    slots = index.fitting(FilterQuery(neighbourhood=place.pk), request.at)
    if slots.bit_count() > MOST_ACTIVITIES:
        activities = activities.filter(pk__in=soonest(index, slots, request.at, MOST_ACTIVITIES))
        remark = _(
            "Alleen de %(count)s activiteiten die het eerst zijn. De andere staan op de sociale kaart."
        ) % {"count": MOST_ACTIVITIES}
    response = calendar_response(request, place.name, activities.for_rows(request.at), slug, remark=remark)
    same_for_everyone(response)
    return response


def calendar_response(
    request: SiteRequest,
    name: str,
    activities: Iterable[Activity],
    file_name: str,
    day: date | None = None,
    remark: str = "",
) -> HttpResponse:
    """A download for the calendar program; open data, so cross-origin requests are allowed.

    404 if nothing is on at ``day``.
    """
    holidays = current_holidays()
    entries = entries_of(activities, request.at, social_map_address(request), holidays)
    body = calendar_file(name, entries, holidays, request.at, day, remark)
    if day and b"BEGIN:VEVENT" not in body:
        raise Http404
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}.ics"',
            "Access-Control-Allow-Origin": "*",
            "Cache-Control": UNLESS_KEPT,
        },
    )


def social_map_address(request: SiteRequest) -> str:
    """Absolute, with the host of the Site record rather than of the request."""
    site = Site.find_for_request(request)
    path = read_menus(request, request.at, get_language() or "nl").social_map_url
    return f"{site.root_url}{path}" if site and path.startswith("/") else path
