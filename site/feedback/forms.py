"""The form at the end of every step, work form and story."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm
from feedback.models import Answer


class UsefulForm(PublicForm):
    """One choice, and an optional comment."""

    purpose = "useful"
    quickest = timedelta(0)

    verdict = forms.ChoiceField(
        label=_("Je antwoord"),
        choices=Answer.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies ja, nee of er klopt iets niet."),
            "invalid_choice": _("Kies ja, nee of er klopt iets niet."),
        },
    )
    text = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        required=False,
        max_length=1000,
        help_text=_("Schrijf geen namen of telefoonnummers op."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["verdict", "text"])
