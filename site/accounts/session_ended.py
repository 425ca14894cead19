"""What an editor meets whose session ended before the form was sent. See ``typed_text.py``."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.second_factor.login_views import PasswordView
from accounts.typed_text import KEPT, TypedText, posted_text, sealed, unsealed
from core.http import ADMIN_PREFIX, SiteRequest
from core.views import form_not_accepted

LOG_IN = "wagtailadmin_login"


class SessionEndedView(PasswordView):
    """The log-in page in answer to an edit form, with what was typed."""

    kept = ""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=403)

    def get_form_kwargs(self) -> dict[str, object]:
        return {"request": self.request}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        here = {"next": self.request.get_full_path(), "session_ended": True, KEPT: self.kept}
        return super().get_context_data(**kwargs) | here


class SessionEndedMiddleware:
    """Replaces the redirect to the log-in page, which would drop what was posted."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or not request.path.startswith(ADMIN_PREFIX):
            return response
        if response.headers.get("Location", "").startswith(f"{resolve_url(LOG_IN)}?next="):
            return _log_in_again(request) or _say_what_to_do(request, response)
        if response.status_code in (200, 302) and (kept := request.session.get(KEPT)):
            typed = unsealed(kept, request.user, request.at)
            if typed and typed.url == request.get_full_path():
                del request.session[KEPT]
        return response


def _log_in_again(request: SiteRequest) -> HttpResponse | None:
    typed = posted_text(request)
    kept = sealed(typed, request.at) if typed else ""
    if not kept:
        return None
    # Not as_view: dispatch checks the CSRF token, and a form without one led here.
    view = SessionEndedView(kept=kept)
    view.setup(request)
    response = view.post(request).render()  # type: ignore[attr-defined]
    add_never_cache_headers(response)
    return response


def _say_what_to_do(request: SiteRequest, response: HttpResponse) -> HttpResponse:
    messages.warning(
        request,
        _("Je was uitgelogd: wat je stuurde, is niet bewaard. Ga terug met je browser, daar staat het nog."),
    )
    return response


def form_without_token(request: SiteRequest, reason: str = "") -> HttpResponse:
    """CSRF failure. After logging in in another tab, the token of an open form is no longer valid."""
    typed = posted_text(request)
    if typed and not request.user.is_authenticated:
        return _log_in_again(request) or form_not_accepted(request, reason)
    if typed and typed.user == str(request.user.pk):
        return _typed_text(request, typed, 403).render()
    if _needs_a_session(request.path) and not request.user.is_authenticated:
        home = reverse("wagtailadmin_home")
        return _say_what_to_do(request, redirect(f"{resolve_url(LOG_IN)}?next={home}"))
    return form_not_accepted(request, reason)


def _needs_a_session(path: str) -> bool:
    for_all = (resolve_url(LOG_IN), reverse("wagtailadmin_password_reset"))
    return path.startswith(ADMIN_PREFIX) and not path.startswith(for_all)


@never_cache
@require_safe
def typed_text(request: SiteRequest) -> HttpResponse:
    """After logging in: what was typed, with a button that sends it again."""
    typed = unsealed(request.session.get(KEPT, ""), request.user, request.at)
    return _typed_text(request, typed) if typed else redirect("wagtailadmin_home")


def _typed_text(request: SiteRequest, typed: TypedText, status: int = 200) -> TemplateResponse:
    return TemplateResponse(request, "wagtailadmin/accounts/typed_text.html", {"typed": typed}, status=status)
