from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 32


class CodeForm(forms.Form):
    """The six digits from the app."""

    title = _("Nog één stap: een code")
    on_paper = False
    code = forms.CharField(
        label=_("Code uit je app"),
        help_text=_("Zes cijfers. Ze veranderen elke halve minuut."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    refusal = _("Deze code klopt niet, of is al gebruikt. Wacht tot je app een nieuwe code laat zien.")


class RecoveryForm(forms.Form):
    """A recovery code."""

    title = _("Nog één stap: een herstelcode")
    on_paper = True
    code = forms.CharField(
        label=_("Herstelcode"),
        help_text=_("Een van de tien codes die je bewaarde, zoals k7m3p-w9xt4. Elke code werkt één keer."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    refusal = _("Deze herstelcode klopt niet, of is al gebruikt.")


class ConfirmForm(forms.Form):
    """Reauthentication: the password, and a code if there is a second factor."""

    password = forms.CharField(
        label=_("Je wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code uit je app, of een herstelcode"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )
    refusal = _("Je wachtwoord of de code klopt niet.")

    def __init__(self, *args: Any, asks_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_code:
            del self.fields["code"]
            self.refusal = _("Je wachtwoord klopt niet.")
