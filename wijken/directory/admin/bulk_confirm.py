"""The bulk action "Klopt nog" for the selected listings, with a confirmation page."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from core.http import moment_of
from core.permissions.bulk_actions import OnlyPermittedRows
from wijken.directory.admin.confirm import role_of
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing

SAID_STOPPED = "said_stopped"


class ConfirmManyAction(OnlyPermittedRows, SnippetBulkAction):
    """Each listing is logged in its own history; listings without permission are skipped.

    So are those of which somebody says that they have stopped: one button for many does not decide that.
    """

    display_name = gettext_lazy("Klopt nog")
    aria_label = gettext_lazy("Zeg van de gekozen vermeldingen dat ze nog kloppen")
    action_type = "confirm"
    action_priority = 10
    models = (Listing,)
    template_name = "wagtailadmin/directory/confirm_many.html"

    def check_perm(self, listing: Listing) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", listing)

    def get_actionable_objects(self) -> tuple[list[Model], dict[str, list[Model]]]:
        found, others = super().get_actionable_objects()
        listings = [one for one in found if isinstance(one, Listing)]
        others[SAID_STOPPED] = [one for one in listings if one.said_stopped]
        return [one for one in listings if not one.said_stopped], others

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

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"question": _("Kloppen deze vermeldingen nog?")}
