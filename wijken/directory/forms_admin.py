"""What an editor's form says beyond the model."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override


class FactForm(WagtailAdminModelForm):
    """A fact's form: no neighbourhood is a choice with a name of its own, and 52,02 is a number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "neighbourhood" in self.fields:
            self.fields["neighbourhood"].empty_label = _("Hele gemeente")


# With a comma or a point, as the help text says; Django's own number field knows the point alone.
register_form_field_override(models.FloatField, override={"localize": True, "widget": forms.TextInput})
