from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm
from wijken.upkeep.models import Correction


class CorrectionForm(PublicForm):
    """Each answer is a submit button."""

    purpose = "correction"
    quickest = timedelta(0)

    what = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        choices=Correction.What.choices,
        error_messages={"required": _("Kies wat er niet klopt.")},
    )


class MoreForm(PublicForm):
    """Optional details, added afterwards; an address that the browser fills in takes one press."""

    purpose = "correction-more"
    quickest = timedelta(0)

    text = forms.CharField(
        label=_("Wat is er anders?"),
        help_text=_("Bijvoorbeeld: De koffie begint nu om half tien. Zet hier niets over je gezondheid."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Houd het onder de 1000 tekens. De rest kun je ons vertellen.")},
    )
    email = forms.EmailField(
        label=_("Je e-mailadres, als je antwoord wilt"),
        help_text=_("Alleen voor ons antwoord. Daarna wissen we het."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Schrijf een e-mailadres zoals naam@voorbeeld.nl.")},
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("text") or cleaned.get("email")):
            self.add_error("text", _("Vul iets in, of sluit deze pagina. Je melding is al binnen."))
        return cleaned
