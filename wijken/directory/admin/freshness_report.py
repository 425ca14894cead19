"""The report "Hoe vers is de sociale kaart": a chart of the last year, and the same numbers in a table."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.freshness_history import as_points, facts_at, lines, month_ends
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing

MONTHS = 13
WIDTH, HEIGHT = 720, 240
DASHES = ("", "8 4", "2 4", "12 4 2 4", "4 8", "16 4")
"""Lines must not differ by colour alone."""


@require_safe
def freshness_report(request: HttpRequest) -> HttpResponse:
    """One line for each neighbourhood of this editor."""
    if not policy_registry.get_by_type(Listing).user_has_permission(request.user, "change"):
        raise PermissionDenied
    at = moment_of(request)
    listings = Listing.objects.published(at).editable_by(request.user).not_closed()
    days = month_ends(local_day(at), MONTHS)
    found = lines(facts_at(listings.select_related("neighbourhood"), _("hele gemeente")), days)
    context = {
        "days": days,
        "rows": [
            {
                "line": line,
                "points": as_points(line.shares, WIDTH, HEIGHT),
                "dashes": DASHES[number % len(DASHES)],
                "colour": number % len(DASHES) + 1,
            }
            for number, line in enumerate(found)
        ],
        "width": WIDTH,
        "height": HEIGHT,
        "norm": HEIGHT - HEIGHT * 90 // 100,
    }
    return TemplateResponse(request, "wagtailadmin/directory/freshness_report.html", context)
