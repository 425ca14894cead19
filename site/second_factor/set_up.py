"""Making a phone known: a QR code, or the same to type, and a code to show that it works."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.generic import FormView

from core.http import SiteRequest
from second_factor.changes import switch_on
from second_factor.forms import CodeForm
from second_factor.sealing import seal, unseal
from second_factor.totp import address_for_apps, new_secret, step_of_code

KEY = "second_factor_to_be"
KEPT_FOR = timedelta(minutes=30)


class SetUpView(FormView):
    """For whom it is, says ``person``; where it leads, ``leads_to``; in what frame, ``frame``."""

    form_class = CodeForm
    template_name = "wagtailadmin/second_factor/set_up.html"
    frame = "wagtailadmin/second_factor/in_account.html"
    replacing = False
    person: Any
    request: SiteRequest

    def secret(self) -> str | None:
        """The secret that is being tried, until half an hour later."""
        return unseal(self.request.session.get(KEY, ""), self.request.at, KEPT_FOR)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
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
        if not codes:  # somebody was first, in another browser: ask anew who this is
            return redirect(self.request.path)
        return codes_shown_once(self.request, codes, self.frame, self.leads_to())

    def leads_to(self) -> str:
        raise NotImplementedError


def begin(request: SiteRequest) -> None:
    """Choose a new secret. It waits, sealed, until a code shows that the app has it."""
    request.session[KEY] = seal(new_secret(), request.at)


def picture_of(address: str) -> SafeString:
    """A QR code with its own white ground, so that a phone can read it on a dark screen too."""
    return mark_safe(
        segno.make(address, error="m").svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr")
    )


def header(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "key"}


def codes_shown_once(request: SiteRequest, codes: list[str], frame: str, leads_to: str) -> HttpResponse:
    """The answer itself holds them: no address shows them again."""
    title = _("Bewaar je herstelcodes")
    return TemplateResponse(
        request,
        "wagtailadmin/second_factor/codes.html",
        {"codes": codes, "frame": frame, "leads_to": leads_to, **header(title)},
    )
