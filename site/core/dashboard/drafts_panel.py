"""The editor's own unpublished drafts, on the dashboard."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model
from django.template import Context
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.models import DraftStateMixin, Page, WorkflowMixin

from core.permissions.users import AnyUser

SHOWN = 10


class MyDraftsPanel(Component):
    """Pages and records whose latest revision is mine, neither published nor submitted for moderation."""

    name = "my_drafts"
    order = 230
    template_name = "wagtailadmin/core/my_drafts_panel.html"

    class Media:
        css = {"all": ["css/admin/to_do.css"]}

    def get_context_data(self, parent_context: Context) -> dict[str, object]:
        user = parent_context["request"].user
        finder = AdminURLFinder(user)
        drafts = sorted(drafts_of(user), key=lambda one: one.latest_revision.created_at, reverse=True)
        return {
            "rows": [
                {
                    "title": getattr(draft, "draft_title", "") or draft.latest_revision.object_str,
                    "kind": (draft.specific_class if isinstance(draft, Page) else draft)._meta.verbose_name,
                    "changed": draft.latest_revision.created_at,
                    "url": url,
                }
                for draft in drafts[:SHOWN]
                if (url := finder.get_edit_url(draft))
            ]
        }


def models_with_drafts() -> list[type[Model]]:
    """Page once for all page types, and every other model with drafts."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def drafts_of(user: AnyUser) -> Iterator[DraftStateMixin]:
    """One query per model."""
    for model in models_with_drafts():
        mine = model._base_manager.filter(has_unpublished_changes=True, latest_revision__user=user)
        drafts = mine.select_related("latest_revision").order_by("-latest_revision__created_at")[: SHOWN * 2]
        for draft in drafts:
            if not (isinstance(draft, WorkflowMixin) and draft.workflow_in_progress):
                yield draft
