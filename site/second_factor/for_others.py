"""Somebody lost the phone: an administrator takes the second factor off another account."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.http import SiteRequest
from second_factor.changes import reset
from second_factor.set_up import header


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("auth.change_user")
def take_off(request: SiteRequest, pk: int) -> HttpResponse:
    """Not one's own: that asks for a code. And a superuser's only by another superuser."""
    person = get_object_or_404(get_user_model(), pk=pk)
    if person == request.user or (person.is_superuser and not request.user.is_superuser):
        raise PermissionDenied
    if request.method == "POST":
        if reset(person, request.at):
            text = _("De extra beveiliging van %(name)s staat uit.")
            messages.success(request, text % {"name": person.get_full_name() or person.get_username()})
        return redirect("wagtailusers_users:edit", person.pk)
    return TemplateResponse(
        request,
        "wagtailadmin/second_factor/take_off.html",
        {"person": person, **header(_("Extra beveiliging uitzetten"))},
    )
