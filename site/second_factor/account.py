"""Under "Mijn account": what there is, and changing it after password and code."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from wagtail.admin import messages

from core.http import SiteRequest
from core.login_limit import code_was_right, may_try_a_code
from core.views import locked_out
from second_factor import changes, set_up
from second_factor.forms import ConfirmForm
from second_factor.models import SecondFactor
from second_factor.policy import must_have_one
from second_factor.set_up import SetUpView, codes_shown_once, header

FRAME = "wagtailadmin/second_factor/in_account.html"


def factor_of(user: Any) -> SecondFactor | None:
    return SecondFactor.objects.filter(user=user).first()


@require_safe
def overview(request: SiteRequest) -> HttpResponse:
    factor = factor_of(request.user)
    return TemplateResponse(
        request,
        "wagtailadmin/second_factor/overview.html",
        {
            "frame": FRAME,
            "factor": factor,
            "codes_left": factor.recovery_codes.count() if factor else 0,
            "must": must_have_one(request.user),
            **header(_("Extra beveiliging bij het inloggen")),
        },
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ConfirmView(FormView):
    """Asks who sits there before anything changes: an open browser alone is not enough."""

    form_class = ConfirmForm
    template_name = "wagtailadmin/second_factor/confirm.html"
    request: SiteRequest
    needs_factor = True
    title, explanation, button = "", "", ""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.factor = factor_of(request.user)
        if self.needs_factor and self.factor is None:
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"asks_code": self.factor is not None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"explanation": self.explanation, "button": self.button}
        return super().get_context_data(frame=FRAME, **words, **header(str(self.title)), **kwargs)

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        user, at = self.request.user, self.request.at
        if not may_try_a_code(self.request, user.get_username(), at):
            return locked_out(self.request)
        right = user.check_password(form.cleaned_data["password"]) and (
            self.factor is None or self.factor.accepts(form.cleaned_data["code"], at)
        )
        if not right:
            form.add_error(None, form.refusal)
            return self.form_invalid(form)
        code_was_right(self.request, user.get_username())
        return self.confirmed()

    def confirmed(self) -> HttpResponse:
        raise NotImplementedError


class NewPhoneView(ConfirmView):
    """The way to the set-up page, for a first phone and for another one. The former works until then."""

    needs_factor = False

    def confirmed(self) -> HttpResponse:
        set_up.begin(self.request)
        return redirect("second_factor_set_up")


class NewCodesView(ConfirmView):
    def confirmed(self) -> HttpResponse:
        codes = changes.new_recovery_codes(self.request.user)
        return codes_shown_once(self.request, codes, FRAME, reverse("second_factor"))


class SwitchOffView(ConfirmView):
    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if must_have_one(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def confirmed(self) -> HttpResponse:
        changes.switch_off(self.request.user, self.request.at)
        messages.success(self.request, _("De extra beveiliging staat uit."))
        return redirect("second_factor")


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SetUpInAccountView(SetUpView):
    """Opens for half an hour after ``NewPhoneView``."""

    replacing = True

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = request.user
        if self.secret() is None:
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def leads_to(self) -> str:
        return reverse("second_factor")
