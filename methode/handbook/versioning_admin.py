"""The action "Stel deze versie vast": freeze the public text. A GET request stores nothing."""

from __future__ import annotations

from collections.abc import Iterator

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
from wagtail.models import Page

from core.http import SiteRequest
from core.permissions.users import AnyUser, logged_in_user
from methode.handbook.freeze_version import CannotFreezeError, freeze, problem_with
from methode.models import MethodPage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def freeze_version(request: SiteRequest, pk: int) -> HttpResponse:
    """Confirmation page, for users who may publish the page."""
    page = get_object_or_404(MethodPage.objects.select_related("locale"), pk=pk)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        try:
            frozen = freeze(page, request.at, logged_in_user(request))
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


def freeze_button(page: Page, user: AnyUser, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the action menu of the method page."""
    if (
        issubclass(page.specific_class or type(page), MethodPage)
        and page.permissions_for_user(user).can_publish()
    ):
        url = reverse("methode_freeze", args=[page.pk])
        yield Button(_("Stel deze versie vast"), url, icon_name="lock", priority=40)
