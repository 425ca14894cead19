"""The second factor in the account form ("Mijn account"): its state, and changing it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from wagtail.admin import messages

from accounts.second_factor import actions, setup_views
from accounts.second_factor.forms import ConfirmForm
from accounts.second_factor.models import SecondFactor
from accounts.second_factor.policy import must_have_one
from accounts.second_factor.setup_views import SetUpView, codes_shown_once, header
from accounts.throttling import may_try_a_code, reset_attempts
from accounts.views import locked_out
from core.http import SiteRequest
from core.permissions.users import LoggedInUser, logged_in_user

FRAME = "wagtailadmin/second_factor/in_account.html"


def factor_of(user: LoggedInUser) -> SecondFactor | None:
    return SecondFactor.objects.filter(user=user).first()


@require_safe
def overview(request: SiteRequest) -> HttpResponse:
    factor = factor_of(logged_in_user(request))
    return TemplateResponse(
        request,
        "wagtailadmin/second_factor/overview.html",
        {
            "frame": FRAME,
            "factor": factor,
            "codes_left": factor and factor.recovery_codes.count(),
            "must": must_have_one(request.user),
            **header(_("Extra beveiliging bij het inloggen")),
        },
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class PasswordAndCodeView(FormView):
    """Reauthenticate before anything changes: an open session is not enough."""

    form_class = ConfirmForm
    template_name = "wagtailadmin/second_factor/confirm.html"
    request: SiteRequest
    needs_factor = True
    title, explanation, button = "", "", ""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.factor = factor_of(logged_in_user(request))
        if self.needs_factor and self.factor is None:
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"asks_code": self.factor is not None}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
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
        reset_attempts(self.request, user.get_username())
        return self.confirmed()

    def confirmed(self) -> HttpResponse:
        raise NotImplementedError


class NewPhoneView(PasswordAndCodeView):
    """Leads to the set-up page, for a first phone or a replacement. The old phone works until then."""

    needs_factor = False

    def confirmed(self) -> HttpResponse:
        setup_views.begin(self.request)
        return redirect("second_factor_set_up")


class NewCodesView(PasswordAndCodeView):
    def confirmed(self) -> HttpResponse:
        codes = actions.new_recovery_codes(logged_in_user(self.request))
        return codes_shown_once(self.request, codes, FRAME, reverse("second_factor"))


class SwitchOffView(PasswordAndCodeView):
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if must_have_one(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def confirmed(self) -> HttpResponse:
        actions.switch_off(logged_in_user(self.request), self.request.at)
        messages.success(self.request, _("De extra beveiliging staat uit."))
        return redirect("second_factor")


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SetUpInAccountView(SetUpView):
    """Accessible for half an hour after ``NewPhoneView``."""

    replacing = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.person = logged_in_user(request)
        if self.secret() is None:
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def leads_to(self) -> str:
        return reverse("second_factor")
