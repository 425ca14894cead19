from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneFormField
from core.public_forms import PublicForm

HOW_TO_REACH = _("Vul een telefoonnummer in, of een e-mailadres zoals naam@voorbeeld.nl.")


class VolunteerForm(PublicForm):
    """A name, one way to reach somebody, and consent to hand both to the group."""

    purpose = "volunteer"

    name = forms.CharField(
        label=_("Hoe heet je?"),
        help_text=_("Een voornaam is genoeg."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in. Een voornaam is genoeg.")},
    )
    reach = forms.CharField(
        label=_("Hoe kan de groep je bereiken?"),
        help_text=_("Je telefoonnummer of je e-mailadres. Eén is genoeg."),
        max_length=254,
        error_messages={"required": HOW_TO_REACH},
    )
    text = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Bijvoorbeeld: ik kan alleen op dinsdag. Zet hier niets over je gezondheid."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Houd het onder de 1000 tekens. De rest kun je vertellen.")},
    )
    agreed = forms.BooleanField(
        label=_("De groep mag mijn gegevens krijgen, om met mij af te spreken."),
        error_messages={"required": _("Zonder dit vinkje kan de groep je niet bereiken. Bellen mag ook.")},
    )

    def clean_reach(self) -> dict[str, str]:
        """The value as the field of a submission that holds it."""
        typed = self.cleaned_data["reach"].strip()
        try:
            if "@" not in typed:
                return {"phone": PhoneFormField(max_length=80).clean(typed), "email": ""}
            validate_email(typed)
        except ValidationError:
            raise ValidationError(HOW_TO_REACH) from None
        return {"phone": "", "email": typed}
