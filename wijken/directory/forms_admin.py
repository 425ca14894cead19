"""What an editor's form says beyond the model."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class FactForm(WagtailAdminModelForm):
    """A fact's form: no neighbourhood is a choice with a name of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "neighbourhood" in self.fields:
            self.fields["neighbourhood"].empty_label = _("Hele gemeente")
