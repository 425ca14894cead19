"""The report "Hoe vers is de sociale kaart": a picture of the last year, with the same numbers in a table."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from wijken.directory.freshness_history import as_points, facts_at, lines, month_ends
from wijken.directory.models import Listing
from wijken.directory.panels import moment_of
from wijken.directory.querysets import local_day
from wijken.directory.reach import within_reach

MONTHS = 13
WIDTH, HEIGHT = 720, 240
DASHES = ("", "8 4", "2 4", "12 4 2 4", "4 8", "16 4")
"""Lines differ in more than colour."""


@require_safe
def freshness_report(request: HttpRequest) -> HttpResponse:
    """One line for each neighbourhood that this editor keeps."""
    if not policy_registry.get_by_type(Listing).user_has_permission(request.user, "change"):
        raise PermissionDenied
    at = moment_of(request)
    listings = within_reach(Listing.objects.published(at), request.user).still_there()
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
