"""The call list of this week, for printing or for ticking off on screen."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.panels import holidays_of
from wijken.directory.admin.schedule_summary import shown_when
from wijken.directory.models import Listing
from wijken.upkeep.call_list import calls

LONGEST = 40
"""Calls on one list, more than anybody makes in a week."""


@never_cache
@require_safe
def phone_list(request: HttpRequest) -> HttpResponse:
    """Calls with their listings, followed by listings without a number."""
    if not policy_registry.get_by_type(Listing).user_has_permission(request.user, "change"):
        raise PermissionDenied
    at = moment_of(request)
    found = calls(request.user, at)
    to_ring = [call for call in found if call.numbers][:LONGEST]
    to_visit = [call for call in found if not call.numbers][:LONGEST]
    listings = [listing for call in (*to_ring, *to_visit) for listing in call.listings]
    prefetch_related_objects(listings, "activities__schedules", "activities__exceptions")
    context = {
        "calls": [{"numbers": call.numbers, "rows": _rows(request, call.listings)} for call in to_ring],
        "without_number": _rows(request, [listing for call in to_visit for listing in call.listings]),
        "at": at,
    }
    return TemplateResponse(request, "wagtailadmin/upkeep/phone_list.html", context)


def _rows(request: HttpRequest, listings: list[Listing]) -> list[dict[str, object]]:
    at = moment_of(request)
    return [
        {
            "listing": listing,
            "words": [
                (activity.title, shown_when(activity.rules, activity.changes, holidays_of(request), at).words)
                for activity in listing.activities.all()
                if activity.is_public(at)
            ],
            "confirm_url": reverse("directory_confirm", args=[listing.pk]),
            "edit_url": listing.edit_url,
        }
        for listing in listings
    ]
