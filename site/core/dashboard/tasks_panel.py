"""The first panel of the dashboard: what to do this week."""

from __future__ import annotations

from django.template import Context
from wagtail.admin.ui.components import Component

from core.dashboard.tasks import todo_lists

SHOWN = 5
"""Tasks shown per kind: half an hour's work for a volunteer, and the next kind is still in sight."""


class TodoPanel(Component):
    name = "to_do"
    order = 100
    template_name = "wagtailadmin/core/todo_panel.html"

    class Media:
        css = {"all": ["css/admin/to_do.css"]}

    def get_context_data(self, parent_context: Context) -> dict[str, object]:
        request = parent_context["request"]
        return {
            "csrf_token": parent_context["csrf_token"],
            "lists": list(todo_lists(request.user, request.at, SHOWN)),
        }
