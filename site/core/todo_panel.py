"""The first thing on the start screen: what to do this week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from core.todo import todo_lists

SHOWN = 5
"""Lines of each kind: what fits in the half hour of a volunteer, without scrolling for the next kind."""


class TodoPanel(Component):
    """Every kind of work that waits for this editor, those in which somebody waits for an answer first."""

    name = "to_do"
    order = 100
    template_name = "wagtailadmin/core/todo_panel.html"

    class Media:
        css = {"all": ["css/admin/to_do.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            "csrf_token": parent_context["csrf_token"],
            "lists": list(todo_lists(request.user, request.at, SHOWN)),
        }
