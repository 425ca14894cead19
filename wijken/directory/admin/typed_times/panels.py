"""The panel with the box."""

from __future__ import annotations

from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from wijken.directory.admin.typed_times.form_data import SAID


class TypedTimesPanel(Panel):
    """At the top of a line of "wanneer": a box, and below it what was read. It fills in the fields."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("heading", _("Wanneer? Typ het zoals je het zegt"))
        super().__init__(**kwargs)

    def get_form_options(self) -> dict[str, object]:
        """Without this Wagtail shows the field once more, below the others."""
        return {"fields": [SAID]}

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/typed_times_panel.html"

        def id_for_label(self) -> str:
            return self.form[SAID].id_for_label

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            return context | {
                "prefix": self.form.prefix,
                "field": self.form[SAID],
                "url": reverse("directory_typed_when"),
            }
