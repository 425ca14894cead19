"""Bulk actions do not mention rows that the user may not change, and "all" is what the list shows.

Wagtail lists the former by name, under "Je hebt niet de juiste rechten", and for snippets takes all rows
that there are, whatever the list was filtered by.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages import bulk_actions as page_actions
from wagtail.documents.views import bulk_actions as document_actions
from wagtail.images.views import bulk_actions as image_actions
from wagtail.snippets import bulk_actions as snippet_actions
from wagtail.users.views import bulk_actions as user_actions

REFUSED = "items_with_no_access"


class OnlyPermittedRows(BulkAction):
    """403 if no row is left; rows without permission are not mentioned."""

    def get_all_objects_in_listing_query(self, parent_id: int | None) -> QuerySet[Model]:
        viewset = getattr(self.model, "snippet_viewset", None)
        if viewset is None:
            return super().get_all_objects_in_listing_query(parent_id)
        index = viewset.index_view
        shown = index.view_class(**index.view_initkwargs)
        shown.setup(self.request)
        return shown.get_queryset().values_list("pk", flat=True)

    def get_actionable_objects(self) -> tuple[list[Model], dict[str, list[Model]]]:
        objects, others = super().get_actionable_objects()
        others[REFUSED] = []
        if not objects and not any(others.values()):
            raise PermissionDenied
        return objects, others


def register_over_wagtails_own() -> None:
    """Register each of Wagtail's actions again under the same name: the last hook wins."""
    for module in (page_actions, document_actions, image_actions, snippet_actions, user_actions):
        for name in module.__all__:
            action = getattr(module, name)
            permitted = type(name, (OnlyPermittedRows, action), {"__module__": __name__})
            hooks.register("register_bulk_action", permitted, order=100)
