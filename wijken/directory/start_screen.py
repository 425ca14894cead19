"""What needs doing this week, on the editors' start screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from wijken.directory.models import Listing
from wijken.directory.panels import moment_of
from wijken.directory.querysets import local_day

SHOWN = 10
A_WEEK = timedelta(days=6)


class ToCheckPanel(Component):
    """Listings that somebody should look at this week: never checked first, then the oldest."""

    name = "to_check"
    order = 100
    template_name = "wagtailadmin/directory/to_check_panel.html"

    class Media:
        css = {"all": ["css/admin/to_do.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        allowed = policy_registry.get_by_type(Listing).user_has_permission(request.user, "change")
        at = moment_of(request)
        viewset = Listing.snippet_viewset
        due = (
            Listing.objects.published(at)
            .still_there()
            .kept_by(request.user)
            .due_for_check(local_day(at) + A_WEEK)
            .select_related("neighbourhood")[: SHOWN + 1]
            if allowed
            else []
        )
        rows = [
            {
                "listing": listing,
                "edit_url": reverse(viewset.get_url_name("edit"), args=[listing.pk]),
                "confirm_url": reverse("directory_confirm", args=[listing.pk]),
            }
            for listing in due
        ]
        return {
            "request": request,
            "csrf_token": parent_context["csrf_token"],
            "allowed": allowed,
            "rows": rows[:SHOWN],
            "more_url": f"{reverse(viewset.get_url_name('list'))}?te_controleren=week"
            if len(rows) > SHOWN
            else None,
        }
