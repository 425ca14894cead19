""" "Klopt nog" for all that somebody ticked in the list: first a question, then one button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from wijken.directory.confirming import role_of
from wijken.directory.models import Listing
from wijken.directory.panels import moment_of
from wijken.directory.querysets import local_day


class ConfirmManyAction(SnippetBulkAction):
    """Each listing gets its own line in its own history; what is somebody else's is left alone."""

    display_name = gettext_lazy("Klopt nog")
    aria_label = gettext_lazy("Zeg van de gekozen vermeldingen dat ze nog kloppen")
    action_type = "confirm"
    action_priority = 10
    models = (Listing,)
    template_name = "wagtailadmin/directory/confirm_many.html"

    def check_perm(self, listing: Listing) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", listing)

    @classmethod
    def execute_action(cls, objects: list[Listing], **kwargs: Any) -> tuple[int, int]:
        request = kwargs["self"].request
        for listing in objects:
            listing.confirm(local_day(moment_of(request)), role_of(request.user), request.user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "Dank je. %(count)s vermelding staat weer als gecontroleerd.",
            "Dank je. %(count)s vermeldingen staan weer als gecontroleerd.",
            num_parent_objects,
        ) % {"count": num_parent_objects}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"question": _("Kloppen deze vermeldingen nog?")}
