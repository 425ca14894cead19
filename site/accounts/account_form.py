"""The account form ("Mijn account"): changing the e-mail address takes the password.

Mail can reset the password, so an unattended screen is not enough, and the old address is notified.
"""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.contrib.auth.models import User
from django.forms import BaseForm
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm, NotificationPreferencesForm
from wagtail.admin.forms.auth import PasswordChangeForm
from wagtail.admin.views import account

from accounts.second_factor.account_views import factor_of
from accounts.second_factor.forms import LONGEST
from accounts.second_factor.language import language_of
from accounts.throttling import may_try_a_code, reset_attempts
from core.http import SiteRequest
from core.permissions.users import AnyUser
from outbox.queue import queue_mail

REFUSAL = _("Je wachtwoord of de code klopt niet. Je e-mailadres is niet veranderd.")
TOO_MANY = _("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht drie minuten en probeer het opnieuw.")


class ConfirmedNameEmailForm(NameEmailForm):
    """Asks for the password when the address changes, and for a code if there is a second factor."""

    password = forms.CharField(
        label=_("Je wachtwoord"),
        help_text=_("Alleen nodig als je je e-mailadres verandert."),
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code uit je app, of een herstelcode"),
        help_text=_("Alleen nodig als je je e-mailadres verandert."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )

    def __init__(self, *args: object, request: SiteRequest, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.address_before = self.instance.email
        self.factor = factor_of(self.instance)
        if self.factor is None:
            del self.fields["code"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors or cleaned["email"] == self.address_before:
            return cleaned
        name, at = self.instance.get_username(), self.request.at
        if not may_try_a_code(self.request, name, at):
            self.add_error("password", TOO_MANY)
        elif not self.is_owner(cleaned, at):
            self.add_error("password", REFUSAL)
        else:
            reset_attempts(self.request, name)
        return cleaned

    def is_owner(self, cleaned: dict[str, str], at: datetime) -> bool:
        return bool(self.instance.check_password(cleaned["password"])) and (
            self.factor is None or self.factor.accepts(cleaned["code"], at)
        )

    def save(self, commit: bool = True) -> User:
        user = super().save(commit)
        if user.email != self.address_before:
            tell(user, self.address_before, _("Je e-mailadres is veranderd"), "address")
        return user


class NotifyingPasswordChangeForm(PasswordChangeForm):
    """Wagtail's form, which asks for the old password; the owner is notified by mail."""

    def save(self, commit: bool = True) -> User:
        user = super().save(commit)
        tell(user, user.email, _("Je wachtwoord is veranderd"), "password")
        return user


class NameEmailPanel(account.NameEmailSettingsPanel):
    form_class = ConfirmedNameEmailForm

    def get_form(self) -> BaseForm:
        """One form per request: validating a code twice would use it up."""
        form = getattr(self.request, "name_email_form", None)
        if form is None:
            data = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
            form = self.form_class(*data, instance=self.user, prefix=self.name, request=self.request)
            self.request.name_email_form = form
        return form


class PasswordPanel(account.ChangePasswordPanel):
    form_class = NotifyingPasswordChangeForm


class CommentMailForm(NotificationPreferencesForm):
    """Mail about comments only: of what is sent in and reviewed, our own mail tells."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {"updated_comments_notifications"}:
            del self.fields[name]


class CommentMailPanel(account.NotificationsSettingsPanel):
    form_class = CommentMailForm


class OwnAccountView(account.AccountView):
    """Wagtail's view, with the three panels above."""

    guarded = {
        account.NotificationsSettingsPanel: CommentMailPanel,
        account.NameEmailSettingsPanel: NameEmailPanel,
        account.ChangePasswordPanel: PasswordPanel,
    }

    def get_panels(self) -> list[account.BaseSettingsPanel]:
        return [
            self.guarded[type(panel)](panel.request, panel.user, panel.profile)
            if type(panel) in self.guarded
            else panel
            for panel in super().get_panels()
        ]


def tell(user: AnyUser, address: str, subject: str | Promise, what: str) -> None:
    """Mail the address from before the change, so that the owner knows even if somebody else made it."""
    if not address:
        return
    language = language_of(user)
    with override(language):
        subject = gettext(str(subject))
    queue_mail(address, subject, "account_changed", {"what": what}, language=language, at=timezone.now())
