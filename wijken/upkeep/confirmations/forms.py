"""The short form behind "aanpassen": what changes most, and room for the rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijken.directory.models import Listing

FIELDS = ("summary", "contact_role", "phone", "email", "website")


class ChangeForm(forms.ModelForm):
    """Nothing of it is public before an editor has looked."""

    remark = forms.CharField(
        label=_("Wat moet er nog meer anders?"),
        help_text=_("Bijvoorbeeld andere dagen, tijden of kosten. Schrijf het zoals je het zou zeggen."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Listing
        fields = FIELDS
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "summary": _("Wat is het?"),
            "contact_role": _("Wie kunnen mensen bellen?"),
            "phone": _("Telefoon"),
            "email": _("E-mail"),
            "website": _("Website"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.changes and not cleaned.get("remark"):
            raise forms.ValidationError(
                _("Er is nog niets veranderd. Klopt alles? Ga dan terug en kies: klopt.")
            )
        return cleaned

    def _post_clean(self) -> None:
        """Only these fields are judged: what else is wrong with an old listing is for the editors."""
        for name in FIELDS:
            if name in self.cleaned_data:
                try:
                    Listing._meta.get_field(name).clean(self.cleaned_data[name], None)
                except forms.ValidationError as problem:
                    self.add_error(name, problem)

    @property
    def changes(self) -> dict[str, Any]:
        """What is different from what the public reads now."""
        return {
            name: self.cleaned_data[name]
            for name in FIELDS
            if name in self.changed_data and name in self.cleaned_data
        }
