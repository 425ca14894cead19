"""The second factor in the admin."""

from django import forms
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.log_actions import LogActionRegistry

from accounts.second_factor import actions as changes
from accounts.second_factor.account_views import (
    NewCodesView,
    NewPhoneView,
    SetUpInAccountView,
    SwitchOffView,
    factor_of,
    overview,
)
from accounts.second_factor.admin_views import TakeOffView
from accounts.second_factor.policy import must_have_one
from core.help.screens import explain


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    base = "account/extra-beveiliging"
    new_phone = NewPhoneView.as_view(
        title=_("Een telefoon instellen"),
        explanation=_("Eerst controleren we of jij het bent. Daarna stel je de app op je telefoon in."),
        button=_("Verder"),
    )
    new_codes = NewCodesView.as_view(
        title=_("Nieuwe herstelcodes"),
        explanation=_("Je krijgt tien nieuwe codes. De oude werken dan niet meer."),
        button=_("Maak nieuwe codes"),
    )
    off = SwitchOffView.as_view(
        title=_("Extra beveiliging uitzetten"),
        explanation=_("Daarna log je weer in met alleen je wachtwoord."),
        button=_("Zet uit"),
    )
    return [
        path(f"{base}/", overview, name="second_factor"),
        path(f"{base}/telefoon/", new_phone, name="second_factor_new_phone"),
        path(f"{base}/instellen/", SetUpInAccountView.as_view(), name="second_factor_set_up"),
        path(f"{base}/herstelcodes/", new_codes, name="second_factor_new_codes"),
        path(f"{base}/uit/", off, name="second_factor_off"),
        path("gebruikers/<int:pk>/extra-beveiliging/", TakeOffView.as_view(), name="second_factor_take_off"),
    ]


@hooks.register("register_account_settings_panel")
class SecondFactorPanel(BaseSettingsPanel):
    """A panel below the password with the current state and a link. It has no form of its own."""

    name = "second_factor"
    title = _("Extra beveiliging bij het inloggen")
    order = 510
    template_name = "wagtailadmin/second_factor/panel.html"

    def get_form(self) -> forms.Form:
        return forms.Form()

    def get_context_data(self) -> dict[str, object]:
        return {"factor": factor_of(self.user), "must": must_have_one(self.user)}


@hooks.register("register_log_actions")
def changes_stand_in_the_history(actions: LogActionRegistry) -> None:
    label = _("Extra beveiliging")
    actions.register_action(changes.ON, label, _("Extra beveiliging bij het inloggen aangezet"))
    actions.register_action(changes.OFF, label, _("Extra beveiliging bij het inloggen uitgezet"))
    actions.register_action(changes.RESET, label, _("Extra beveiliging door een beheerder uitgezet"))
    actions.register_action(changes.NEW_CODES, label, _("Nieuwe herstelcodes gemaakt"))


explain("extra-beveiliging-bij-het-inloggen", views=["second_factor", "own-account"])
