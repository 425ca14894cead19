"""Preview of a record: the public page on which it will appear.

The directory cannot import pages. The app that has them registers functions to render previews, at start-up:

    register_previews(listing=render_listing, neighbourhood=render_neighbourhood)

``render_listing(request, listing, activities)`` returns the response for one listing. ``activities`` replaces
the published ones, including unsaved changes; None means the published ones. ``render_neighbourhood(request,
neighbourhood)`` returns the page of a neighbourhood, or None if it has none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.http import moment_of
from wijken.directory.querysets import related_objects

if TYPE_CHECKING:
    from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Organisation

type ListingPreview = Callable[[HttpRequest, "Listing", "list[Activity] | None"], HttpResponse]
type NeighbourhoodPreview = Callable[[HttpRequest, "Neighbourhood"], HttpResponse | None]

_registered: dict[str, Callable] = {}


def register_previews(listing: ListingPreview, neighbourhood: NeighbourhoodPreview) -> None:
    """Render previews with these functions."""
    _registered.update(listing=listing, neighbourhood=neighbourhood)


def listing_preview(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The page of a listing with unsaved changes, also of its activities. What was taken down stays down."""
    shown = [each for each in listing.activities.all() if each.live or not each.first_published_at]
    return _registered_for("listing")(request, listing, shown)


def activity_preview(request: HttpRequest, activity: Activity) -> HttpResponse:
    """The page of its listing, with this version of the activity."""
    listing = activity.listing if activity.listing_id else None
    if listing is None:
        return _nothing_yet(
            request, _("Kies eerst bij welke vermelding deze activiteit hoort. Dan zie je hier de pagina.")
        )
    at = moment_of(request)
    others = type(activity).objects.published(at).filter(listing=listing).exclude(pk=activity.pk)
    activities = sorted([*others, activity], key=lambda each: each.title)
    shown = listing if listing.live else listing.get_latest_revision_as_object()
    return _registered_for("listing")(request, shown, activities)


def location_preview(request: HttpRequest, location: Location) -> HttpResponse:
    """The page of the first listing at this location, with this version of it."""
    at = moment_of(request)
    here = Q(location=location.pk) | Q(activities__location=location.pk)
    listings = related_objects(type(location), "listings").published(at)
    listing = listings.filter(here).distinct().order_by("name").first()
    if location.pk is None or listing is None:
        return _nothing_yet(request, _("Nog geen vermelding is op deze plek. Daarna zie je hier de pagina."))
    if listing.location_id == location.pk:
        listing.location = location
    activities = list(listing.activities.published(at).for_rows(at).order_by("title"))
    for activity in activities:
        if activity.location_id == location.pk:
            activity.location = location
    return _registered_for("listing")(request, listing, activities)


def organisation_preview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The page of the first listing of this provider, with this version of it."""
    listings = related_objects(type(organisation), "listings").published(moment_of(request))
    offered = listings.filter(organisation=organisation.pk)
    listing = offered.order_by("name").first()
    if organisation.pk is None or listing is None:
        return _nothing_yet(
            request, _("Nog geen vermelding is van deze aanbieder. Daarna zie je hier de pagina.")
        )
    listing.organisation = organisation
    return _registered_for("listing")(request, listing, None)


def neighbourhood_preview(request: HttpRequest, neighbourhood: Neighbourhood) -> HttpResponse:
    """The page of this neighbourhood, with this version of its facts."""
    page = _registered_for("neighbourhood")(request, neighbourhood) if neighbourhood.pk else None
    return page or _nothing_yet(
        request, _("Deze wijk heeft nog geen eigen pagina. Maak eerst een wijkpagina; dan zie je haar hier.")
    )


def _nothing_yet(request: HttpRequest, why: str | Promise) -> HttpResponse:
    return TemplateResponse(request, "wagtailadmin/directory/nothing_to_preview.html", {"why": why})


def _registered_for(kind: str) -> Callable:
    if kind not in _registered:
        raise ImproperlyConfigured(f"No preview is registered for {kind}: see register_previews.")
    return _registered[kind]
