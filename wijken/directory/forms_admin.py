"""What an editor's form says beyond the model."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override

from wijken.directory.reach import neighbourhoods_kept_by, within_reach
from wijken.directory.slugs import slug_for


class FactForm(WagtailAdminModelForm):
    """A fact's form: no neighbourhood is a choice with a name of its own, and 52,02 is a number.

    A script fills in the name in the address; where it did not, that is made of the name here.

    Who keeps some neighbourhoods can put a fact in no other one, nor hang an activity on a listing elsewhere.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = neighbourhoods_kept_by(self.for_user) if self.for_user else None
        if "neighbourhood" in self.fields:
            choice = self.fields["neighbourhood"]
            choice.empty_label = _("Hele gemeente")
            if self.kept is not None:
                choice.queryset = choice.queryset.filter(pk__in=self.kept)
                choice.empty_label = _("Kies een wijk")
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if self.kept is not None and "listing" in self.fields:
            self.fields["listing"].queryset = within_reach(self.fields["listing"].queryset, self.for_user)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        nowhere = "neighbourhood" in self.fields and data.get("neighbourhood") is None
        if self.kept is not None and nowhere and "neighbourhood" not in self.errors:
            self.add_error("neighbourhood", _("Kies een wijk waar jij voor werkt."))
        if "slug" in self.fields and "slug" not in self.errors and not data.get("slug"):
            name = data.get("name") or ""
            data["slug"] = self.instance.slug or slug_for(self._meta.model, name, otherwise="naam")
        return data


# With a comma or a point, as the help text says; Django's own number field knows the point alone.
register_form_field_override(models.FloatField, override={"localize": True, "widget": forms.TextInput})
