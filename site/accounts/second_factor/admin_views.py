"""Remove the second factor of another account, for a user who lost the phone."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.second_factor.actions import reset
from accounts.second_factor.setup_views import header
from core.http import SiteRequest


@method_decorator(permission_required("auth.change_user"), name="dispatch")
class TakeOffView(View):
    """Not for one's own account, which takes a code. Superusers only by superusers."""

    request: SiteRequest

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.person = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if self.person == request.user or (self.person.is_superuser and not request.user.is_superuser):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: SiteRequest, pk: int) -> HttpResponse:
        return TemplateResponse(
            request,
            "wagtailadmin/second_factor/take_off.html",
            {"person": self.person, **header(_("Extra beveiliging uitzetten"))},
        )

    def post(self, request: SiteRequest, pk: int) -> HttpResponse:
        if reset(self.person, request.at):
            text = _("De extra beveiliging van %(name)s staat uit.")
            name = self.person.get_full_name() or self.person.get_username()
            messages.success(request, text % {"name": name})
        return redirect("wagtailusers_users:edit", pk)
