"""The action "Klopt nog": a person confirms that a listing is correct. GET requests change nothing."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from core.http import moment_of
from wijken.directory.admin.panels import holidays_of
from wijken.directory.admin.schedule_summary import shown_when
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_listing(request: HttpRequest, pk: int) -> HttpResponse:
    """The public facts and a button. POST sets ``checked_on`` and nothing else.

    If somebody says that it has stopped, only this screen's own button confirms: it says so, others do not.
    """
    listing = get_object_or_404(Listing.objects.select_related("neighbourhood", "location"), pk=pk)
    policy = policy_registry.get_by_type(Listing)
    if not policy.user_has_permission_for_instance(request.user, "change", listing):
        raise PermissionDenied
    at = moment_of(request)
    if request.method == "POST" and request.POST.get("read", "") == listing.said_stopped:
        listing.confirm(local_day(at), role_of(request.user), request.user)  # type: ignore[arg-type]
        messages.success(request, _("Dank je. '%(name)s' staat weer als gecontroleerd.") % {"name": listing})
        return redirect(_way_back(request))
    rows = [
        (activity, shown_when(activity.rules, activity.changes, holidays_of(request), at))
        for activity in listing.activities.published(at).prefetch_related("schedules", "exceptions")
    ]
    return TemplateResponse(
        request,
        "wagtailadmin/directory/confirm.html",
        {
            "listing": listing,
            "rows": rows,
            "edit_url": listing.edit_url,
        },
    )


def role_of(user: AbstractUser) -> str:
    """What the public reads after "gecontroleerd door": a role, never a name."""
    if user.has_perm("directory.publish_listing"):
        return _("de redactie")
    return _("een vrijwilliger")


def _way_back(request: HttpRequest) -> str:
    """The URL to return to, if it is on this site."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return there
    return reverse("wagtailadmin_home")
