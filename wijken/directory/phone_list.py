"""The phone list: what must be checked this week, with the number to ring: on paper, or ticked off here."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from wijken.directory.models import Listing
from wijken.directory.panels import holidays_of, moment_of
from wijken.directory.querysets import local_day
from wijken.directory.todo import A_WEEK, my_listings
from wijken.directory.when_shown import shown_when

LONGEST = 40
"""Calls on one list: more than anybody makes in a week."""


@never_cache
@require_safe
def phone_list(request: HttpRequest) -> HttpResponse:
    """The oldest first, each with what to ask after."""
    if not policy_registry.get_by_type(Listing).user_has_permission(request.user, "change"):
        raise PermissionDenied
    at = moment_of(request)
    due = (
        my_listings(request.user, at)
        .still_there()
        .exclude(phone="")
        .due_for_check(local_day(at) + A_WEEK)
        .prefetch_related("activities__schedules", "activities__exceptions")[:LONGEST]
    )
    rows = [
        {
            "listing": listing,
            "words": [
                (activity.title, shown_when(activity.rules, activity.changes, holidays_of(request), at).words)
                for activity in listing.activities.all()
                if activity.is_public(at)
            ],
            "confirm_url": reverse("directory_confirm", args=[listing.pk]),
            "edit_url": reverse(Listing.snippet_viewset.get_url_name("edit"), args=[listing.pk]),
        }
        for listing in due
    ]
    return TemplateResponse(request, "wagtailadmin/directory/phone_list.html", {"rows": rows, "at": at})
