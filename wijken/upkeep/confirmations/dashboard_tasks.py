"""Dashboard task: changes submitted by contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from wijken.directory.models import Listing
from wijken.upkeep.models import ConfirmationItem


@dashboard_task_source(
    "sent-in-by-contacts",
    gettext_lazy("De aanbieder wil iets veranderen"),
    order=120,
    help=gettext_lazy("Vergelijk het met wat er staat. Klopt het? Dan staat het met één klik op de site."),
)
def sent_in_by_contacts(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Changes in moderation, oldest first, with the contact's remarks."""
    if not policy_registry.get_by_type(Listing).user_has_permission(user, "publish"):
        return
    waiting = ConfirmationItem.objects.waiting().filter(listing__in=Listing.objects.editable_by(user))
    for question in waiting.select_related("listing__neighbourhood").order_by("answered_at"):
        listing = question.listing
        url = reverse("upkeep_review", args=[question.pk])
        yield Todo(
            title=listing.name,
            url=url,
            note=question.remark or question.get_answer_display(),
            where=listing.where,
            action=Action(_("Vergelijk"), url),
        )
