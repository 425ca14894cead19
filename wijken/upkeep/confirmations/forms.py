"""The short form behind "aanpassen": what changes most often, and a text field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm
from wijken.directory.models import Activity, Listing

from .actions import ActivityChange, Change
from .activity_form import ActivityPart

FIELDS = ("summary", "contact_role", "phone", "email", "website")


class ChangeForm(PublicForm, forms.ModelForm):
    """Nothing is published before an editor has approved it. Only whoever got the mail can open it."""

    purpose = "confirmation-change"
    quickest = timedelta(0)
    asks_for_proof = False

    remark = forms.CharField(
        label=_("Wat moet er nog meer anders?"),
        help_text=_("Bijvoorbeeld: we komen er een dag bij. Schrijf het zoals je het zou zeggen."),
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

    def __init__(self, data: Mapping[str, object] | None = None, *, at: datetime, **kwargs: Any) -> None:
        super().__init__(data, at=at, **kwargs)
        activities = Activity.objects.published(at).filter(listing=self.instance)
        parts = [ActivityPart(one, at) for one in activities.prefetch_related("schedules")]
        self.parts = [part for part in parts if not self.is_bound or part.was_sent(self.data)]
        for part in self.parts:
            self.fields.update(part.fields())
        self.order_fields([name for name in self.fields if name != "remark"])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        for part in self.parts:
            part.check(self)
        if not self.errors and not self.changes and not self.activity_changes and not self.said:
            raise forms.ValidationError(
                _("Er is nog niets veranderd. Klopt alles? Ga dan terug en kies: klopt.")
            )
        return cleaned

    def _post_clean(self) -> None:
        """Validate these fields only: other problems of an old listing are not the contact's."""
        for name in FIELDS:
            if name in self.cleaned_data:
                try:
                    Listing._meta.get_field(name).clean(self.cleaned_data[name], None)
                except forms.ValidationError as problem:
                    self.add_error(name, problem)

    @property
    def changes(self) -> dict[str, object]:
        """What differs from the public version."""
        return {
            name: self.cleaned_data[name]
            for name in FIELDS
            if name in self.changed_data and name in self.cleaned_data
        }

    @property
    def activity_changes(self) -> list[ActivityChange]:
        """The changed times and costs of each activity."""
        found = [(part.activity, part.costs(self), part.times(self)) for part in self.parts]
        return [ActivityChange(one, costs, times) for one, costs, times in found if costs or times]

    @property
    def said(self) -> str:
        """All free text, for the editor."""
        words = [part.words(self) for part in self.parts]
        return "\n".join(one for one in (*words, self.cleaned_data.get("remark", "").strip()) if one)

    @property
    def change(self) -> Change:
        """All of it, to be sent to editors."""
        as_it_is = {name: str(self[name].label) for name in FIELDS if name not in self.changes}
        return Change(self.changes, self.said, tuple(self.activity_changes), as_it_is)

    def listing_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in FIELDS)

    def groups(self) -> Iterator[tuple[ActivityPart, list[forms.BoundField]]]:
        """The fields of each activity."""
        for part in self.parts:
            yield part, [self[name] for name, _field in part.fields()]
