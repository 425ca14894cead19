from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm


class FollowForm(PublicForm):
    """An address; what is followed is in the URL."""

    purpose = "follow"

    email = forms.EmailField(
        label=_("Wat is je e-mailadres?"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in, zoals naam@voorbeeld.nl."),
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        },
    )

    def clean_email(self) -> str:
        """In lower case, so that there is one row per mailbox."""
        return str(self.cleaned_data["email"]).strip().lower()
