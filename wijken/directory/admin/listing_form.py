"""The form of a listing with its activities and their times: first what people know, the rest folded away."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.template import Context
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from wijken.directory.admin.activity_panels import exceptions_panel, schedules_panel, taking_part_panels
from wijken.directory.admin.forms import ChildFormSet
from wijken.directory.admin.panels import FoldedPanel
from wijken.directory.admin.typed_times.forms import ActivityForm
from wijken.directory.listing_drafts.knowledge import activities_now
from wijken.directory.models import Activity

ACTIVITIES_SEEN = "activities_seen"
"""The field that says which activities there were, and up to which own revision this form has read."""


class ActivitiesPanel(InlinePanel):
    """The activities of a listing, as part of its form."""

    def __init__(self, *args: object, **kwargs: Any) -> None:
        defaults = {
            "relation_name": "activities",
            "heading": _("Wat is er te doen, en wanneer"),
            "label": _("activiteit"),
            "panels": [
                FieldPanel("title", required_on_save=True),
                FieldPanel("summary"),
                schedules_panel(),
                FoldedPanel(
                    [*taking_part_panels(), FieldPanel("location"), FieldPanel("is_example")],
                    summary=_("Kosten, aanmelden, leeftijd en een andere plek"),
                ),
                FoldedPanel([exceptions_panel()], summary=_("Een dag niet, of een extra keer")),
            ],
        }
        super().__init__(*args, **(defaults | kwargs))

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name] |= {
            "form": get_form_for_model(Activity, form_class=ActivityForm, defer_required_on_fields=deferred),
            "formset": ChildFormSet,
            "inherit_kwargs": ["for_user"],  # which places may be chosen
        }
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "wagtailadmin/directory/activities_panel.html"

        @property
        def media(self) -> Media:
            """Wagtail leaves out the scripts of panels within rows."""
            return super().media + self.empty_child.media

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context: dict[str, object] = super().get_context_data(parent_context)
            seen = getattr(self.instance, ACTIVITIES_SEEN, None)
            if seen is None:
                seen = activities_now(self.instance)
            return context | {"seen_name": ACTIVITIES_SEEN, "seen": seen}
