""" "Klopt nog": a person says that a listing is right. Opening the question answers nothing."""

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

from wijken.directory.models import Listing
from wijken.directory.panels import holidays_of, moment_of
from wijken.directory.querysets import local_day
from wijken.directory.when_shown import shown_when


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_listing(request: HttpRequest, pk: int) -> HttpResponse:
    """The facts as the public sees them, and a button. POST moves ``checked_on``, nothing else."""
    listing = get_object_or_404(Listing.objects.select_related("neighbourhood", "location"), pk=pk)
    policy = policy_registry.get_by_type(Listing)
    if not policy.user_has_permission_for_instance(request.user, "change", listing):
        raise PermissionDenied
    at = moment_of(request)
    if request.method == "POST":
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
    """What the public reads behind "gecontroleerd door": a role, never a name."""
    if user.has_perm("directory.publish_listing"):
        return _("de redactie")
    return _("een vrijwilliger")


def _way_back(request: HttpRequest) -> str:
    """Where the button stood, if that is here."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return there
    return reverse("wagtailadmin_home")
