"""The door of the editors' side: a password, and for who has a second factor a code."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.account import LoginView

from core.http import SiteRequest
from core.login_limit import code_was_right, may_try_a_code
from core.views import locked_out
from second_factor import half_way, set_up
from second_factor.language import language_of
from second_factor.models import SecondFactor
from second_factor.policy import must_have_one
from second_factor.set_up import SetUpView, header

ENTRANCE = "wagtailadmin/second_factor/entrance.html"
private = method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")


def has_one(user: Any) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


@private
class PasswordView(LoginView):
    """Wagtail's own, which logs in only who needs no second step."""

    def form_valid(self, form: Any) -> HttpResponse:
        user, request = form.get_user(), self.request
        known = has_one(user)
        if not known and not must_have_one(user):
            return super().form_valid(form)
        half_way.begin(
            request,
            user,
            request.at,
            remember=bool(form.cleaned_data.get("remember")),
            leads_to=self.get_success_url(),
        )
        return redirect("log-in-code" if known else "log-in-set-up")


@private
class HalfWayView(FormView):
    """Only for who just gave the right password; everybody else starts at the beginning."""

    request: SiteRequest
    person: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = half_way.who(request, request.at)
        if self.person is None:
            if not request.user.is_authenticated:
                messages.warning(request, _("Begin met je naam en je wachtwoord. Daarna vragen we een code."))
            return redirect("wagtailadmin_login")
        if wanted := self.elsewhere():
            return redirect(wanted)
        with override(language_of(self.person)):
            answer = super().dispatch(request, *args, **kwargs)
            return answer.render() if isinstance(answer, TemplateResponse) else answer

    def elsewhere(self) -> str | None:
        """The name of another step, if this one is not this person's."""
        return None


class CodeView(HalfWayView):
    template_name = "wagtailadmin/second_factor/code.html"

    def elsewhere(self) -> str | None:
        return None if has_one(self.person) else "wagtailadmin_login"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].widget.attrs["autofocus"] = ""
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
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
        code_was_right(request, name)
        response = half_way.finish(request, self.person)
        left = factor.recovery_codes.count()
        if left < codes_before:
            messages.warning(request, codes_left(left))
        return response


class SetUpFirstView(HalfWayView, SetUpView):
    """For who must have a second factor and has none: nothing opens before it is there."""

    frame = ENTRANCE

    def elsewhere(self) -> str | None:
        if has_one(self.person):
            return "log-in-code"
        if self.secret() is None:
            set_up.begin(self.request)
        return None

    def leads_to(self) -> str:
        return half_way.finish(self.request, self.person).url


def codes_left(left: int) -> str:
    text = _("Je gebruikte een herstelcode. Je hebt er nog %(left)d. Nieuwe maak je bij je account.")
    return text % {"left": left}
