"""Write to the coalition: a question, an experience, or wanting to join."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.models import Letter
from core.normalization.fields import PhoneFormField
from core.public_forms import PublicForm


class LetterForm(PublicForm):
    """Requires an e-mail address or a telephone number."""

    purpose = "coalition"

    kind = forms.ChoiceField(
        label=_("Wat wil je?"),
        choices=Letter.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je wilt."), "invalid_choice": _("Kies wat je wilt.")},
    )
    text = forms.CharField(
        label=_("Je vraag of je verhaal"),
        max_length=4000,
        help_text=_("Bij een ervaring: wat gebeurde er, wat werkte, en wat was lastig?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Schrijf hier je vraag of je verhaal.")},
    )
    neighbourhood = forms.ChoiceField(
        label=_("Over welke wijk gaat het?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een wijk uit de lijst.")},
    )
    name = forms.CharField(
        label=_("Je naam"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Of vul hieronder je telefoonnummer in. Eén van de twee is genoeg."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Dit is geen e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.")},
    )
    phone = PhoneFormField(
        label=_("Telefoonnummer"),
        required=False,
        max_length=80,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].choices = [("", _("Kies een wijk")), *places]  # type: ignore[attr-defined]
        if not places:
            del self.fields["neighbourhood"]
        self.order_fields(["kind", "text", "neighbourhood", "name", "email", "phone"])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        reachable = cleaned.get("email") or cleaned.get("phone")
        if not reachable and "email" not in self.errors and "phone" not in self.errors:
            self.add_error(
                "email", _("Vul een e-mailadres of een telefoonnummer in. Dan kunnen we antwoorden.")
            )
        tells = cleaned.get("kind") == Letter.Kind.EXPERIENCE
        if tells and "neighbourhood" in self.fields and not cleaned.get("neighbourhood"):
            self.add_error("neighbourhood", _("Kies de wijk waar het gebeurde."))
        return cleaned
