"""Set up an authenticator app: a QR code, the secret as text, and a code to prove that it works."""

from __future__ import annotations

from datetime import timedelta

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.generic import FormView

from accounts.second_factor.actions import switch_on
from accounts.second_factor.forms import CodeForm
from accounts.second_factor.totp import address_for_apps, new_secret, step_of_code
from accounts.secret_encryption import seal, unseal
from core.http import SiteRequest

KEY = "second_factor_to_be"
KEPT_FOR = timedelta(minutes=30)


class SetUpView(FormView):
    """Subclasses provide ``person`` (the user), ``leads_to`` (a URL) and ``frame`` (the base template)."""

    form_class = CodeForm
    template_name = "wagtailadmin/second_factor/set_up.html"
    frame = "wagtailadmin/second_factor/in_account.html"
    replacing = False
    person: User
    request: SiteRequest

    def secret(self) -> str | None:
        """The secret being set up, valid for half an hour."""
        return unseal(self.request.session.get(KEY, ""), self.request.at, KEPT_FOR)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        secret = self.secret() or ""
        address = address_for_apps(secret, settings.WAGTAIL_SITE_NAME, self.person.get_username())
        return super().get_context_data(
            frame=self.frame,
            secret=[secret[start : start + 4] for start in range(0, len(secret), 4)],
            address=address,
            picture=picture_of(address),
            **header(_("Extra beveiliging instellen")),
            **kwargs,
        )

    def form_valid(self, form: CodeForm) -> HttpResponse:
        secret, at = self.secret() or "", self.request.at
        step = step_of_code(secret, "".join(form.cleaned_data["code"].split()), at)
        if step is None:
            form.add_error("code", form.refusal)
            return self.form_invalid(form)
        session = self.request.session
        codes = switch_on(
            self.person, secret, step, at, replacing=self.replacing, session=session.session_key
        )
        session.pop(KEY, None)
        if not codes:  # set up meanwhile in another browser: reauthenticate
            return redirect(self.request.path)
        return codes_shown_once(self.request, codes, self.frame, self.leads_to())

    def leads_to(self) -> str:
        raise NotImplementedError


def begin(request: SiteRequest) -> None:
    """Generate a secret. It stays encrypted in the session until a code proves that the app has it."""
    request.session[KEY] = seal(new_secret(), request.at)


def picture_of(address: str) -> SafeString:
    """A QR code with a white background, so that a phone can scan it on a dark screen."""
    return mark_safe(
        segno.make(address, error="m").svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr")
    )


def header(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "key"}


def codes_shown_once(request: SiteRequest, codes: list[str], frame: str, leads_to: str) -> HttpResponse:
    """Rendered in the response to the POST: no URL shows them again."""
    title = _("Bewaar je herstelcodes")
    return TemplateResponse(
        request,
        "wagtailadmin/second_factor/codes.html",
        {"codes": codes, "frame": frame, "leads_to": leads_to, **header(title)},
    )
