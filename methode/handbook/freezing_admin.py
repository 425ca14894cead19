""" "Stel deze versie vast": an editor keeps the public text for good. Opening the question keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from core.http import SiteRequest
from methode.handbook.freezing import CannotFreezeError, freeze, problem_with
from methode.models import MethodPage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def freeze_version(request: SiteRequest, pk: int) -> HttpResponse:
    """What will be kept, and a button. Only for who may publish the page."""
    page = get_object_or_404(MethodPage.objects.select_related("locale"), pk=pk)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        try:
            frozen = freeze(page, request.at, request.user)
        except CannotFreezeError as problem:
            messages.error(request, str(problem))
            return redirect("methode_freeze", pk)
        messages.success(request, _("Versie %(version)s is vastgelegd.") % {"version": frozen.version})
        return redirect("wagtailadmin_pages:edit", pk)
    return TemplateResponse(
        request,
        "wagtailadmin/methode/freeze.html",
        {
            "page_title": _("Stel deze versie vast"),
            "page": page,
            "problem": problem_with(page, request.at),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[pk]),
        },
    )


def freeze_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Among the actions of the method's own page."""
    if (
        issubclass(page.specific_class or type(page), MethodPage)
        and page.permissions_for_user(user).can_publish()
    ):
        url = reverse("methode_freeze", args=[page.pk])
        yield Button(_("Stel deze versie vast"), url, icon_name="lock", priority=40)
