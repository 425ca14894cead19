"""What an editor sees before publishing: the page that visitors will get.

The facts know no pages. Whoever builds the public page of a listing registers how to show it, once, when
Django starts:

    register_listing_preview(render_listing)

``render_listing(request, listing, activities)`` gives the response for one listing. ``activities`` are the
ones to show in place of the published ones, unsaved changes included; None means the published ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

if TYPE_CHECKING:
    from wijken.directory.models import Activity, Listing

type ListingPreview = Callable[[HttpRequest, "Listing", "list[Activity] | None"], HttpResponse]

_registered: list[ListingPreview] = []


def register_listing_preview(render_listing: ListingPreview) -> ListingPreview:
    """Show listings with this function from now on."""
    _registered[:] = [render_listing]
    return render_listing


def listing_preview(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The page of a listing as it would become. One that was never saved has no activities yet."""
    return _render(request, listing, None if listing.pk else [])


def activity_preview(request: HttpRequest, activity: Activity) -> HttpResponse:
    """The page of its listing, with this version of the activity in place of the stored one."""
    listing = activity.listing if activity.listing_id else None
    if listing is None:
        return TemplateResponse(request, "wagtailadmin/directory/preview_without_listing.html")
    at = getattr(request, "at", None) or timezone.now()
    others = type(activity).objects.published(at).filter(listing=listing).exclude(pk=activity.pk)
    activities = sorted([*others, activity], key=lambda each: each.title)
    shown = listing if listing.live else listing.get_latest_revision_as_object()
    return _render(request, shown, activities)


def _render(request: HttpRequest, listing: Listing, activities: list[Activity] | None) -> HttpResponse:
    if not _registered:
        raise ImproperlyConfigured("Nobody registered how a listing is shown: see register_listing_preview.")
    return _registered[0](request, listing, activities)
