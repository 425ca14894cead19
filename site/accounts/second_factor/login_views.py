"""Log-in to the admin: a password, and a code for users with a second factor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.account import LoginView

from accounts.second_factor import pending_login, setup_views
from accounts.second_factor.language import language_of
from accounts.second_factor.models import SecondFactor
from accounts.second_factor.policy import must_have_one
from accounts.second_factor.setup_views import SetUpView, header
from accounts.throttling import may_try_a_code, reset_attempts
from accounts.typed_text import KEPT, unsealed
from accounts.views import locked_out
from core.http import SiteRequest
from core.permissions.users import LoggedInUser

ENTRANCE = "wagtailadmin/second_factor/entrance.html"
private = method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")


def has_one(user: LoggedInUser) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


@private
class PasswordView(LoginView):
    """Wagtail's view, which logs in only users without a second step."""

    typed = ""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep what came along from an edit form, if it is this user's."""
        user, request = form.get_user(), self.request
        kept = request.POST.get(KEPT, "")
        self.typed = kept if unsealed(kept, user, request.at) else ""
        response = self.first_step(form, user)
        if self.typed:
            request.session[KEPT] = self.typed
        elif kept:
            messages.warning(request, _("Wat er op deze computer getypt was, hoort bij een ander account."))
        return response

    def get_success_url(self) -> str:
        return reverse("typed-text") if self.typed else super().get_success_url()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {KEPT: self.request.POST.get(KEPT, "")}

    def first_step(self, form: Any, user: LoggedInUser) -> HttpResponse:
        request, known = self.request, has_one(user)
        if not known and not must_have_one(user):
            return super().form_valid(form)
        pending_login.begin(
            request,
            user,
            request.at,
            remember=bool(form.cleaned_data.get("remember")),
            leads_to=self.get_success_url(),
        )
        return redirect("log-in-code" if known else "log-in-set-up")


@private
class PendingLoginView(FormView):
    """Requires a recently verified password; anyone else starts over."""

    request: SiteRequest
    person: User

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        person = pending_login.who(request, self.request.at)
        if person is None:
            if not request.user.is_authenticated:
                messages.warning(request, _("Begin met je naam en je wachtwoord. Daarna vragen we een code."))
            return redirect("wagtailadmin_login")
        self.person = person
        if wanted := self.elsewhere():
            return redirect(wanted)
        with override(language_of(self.person)):
            answer = super().dispatch(request, *args, **kwargs)
            return answer.render() if isinstance(answer, TemplateResponse) else answer

    def elsewhere(self) -> str | None:
        """The name of another step, if this user does not belong here."""
        return None


class CodeView(PendingLoginView):
    template_name = "wagtailadmin/second_factor/code.html"

    def elsewhere(self) -> str | None:
        return None if has_one(self.person) else "wagtailadmin_login"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].widget.attrs["autofocus"] = ""
        return form

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        title = str(self.get_form_class().title)
        return super().get_context_data(frame=ENTRANCE, **header(title), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        request, name = self.request, self.person.get_username()
        if not may_try_a_code(request, name, request.at):
            return locked_out(request)
        factor = self.person.second_factor
        codes_before = factor.recovery_codes.count()
        if not factor.accepts(form.cleaned_data["code"], request.at):
            form.add_error("code", form.refusal)
            return self.form_invalid(form)
        reset_attempts(request, name)
        response = pending_login.finish(request, self.person)
        left = factor.recovery_codes.count()
        if left < codes_before:
            messages.warning(request, codes_left(left))
        return response


class SetUpFirstView(PendingLoginView, SetUpView):
    """For users who must have a second factor and have none: no other page opens before it is set up."""

    frame = ENTRANCE

    def elsewhere(self) -> str | None:
        if has_one(self.person):
            return "log-in-code"
        if self.secret() is None:
            setup_views.begin(self.request)
        return None

    def leads_to(self) -> str:
        return pending_login.finish(self.request, self.person).url


def codes_left(left: int) -> str:
    text = _("Je gebruikte een herstelcode. Je hebt er nog %(left)d. Nieuwe maak je bij je account.")
    return text % {"left": left}
