"""What contacts sent in, on the editors' start screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.todo import Action, Todo, todo_source
from wijken.directory.models import Listing
from wijken.upkeep.models import Question


@todo_source(
    "sent-in-by-contacts",
    gettext_lazy("De aanbieder wil iets veranderen"),
    order=120,
    help=gettext_lazy("Vergelijk het met wat er staat. Klopt het? Dan staat het met één klik op de site."),
)
def sent_in_by_contacts(user: Any, at: datetime) -> Iterator[Todo]:
    """Answers that wait for an editor, oldest first, with what the contact wrote beside it."""
    if not policy_registry.get_by_type(Listing).user_has_permission(user, "publish"):
        return
    waiting = Question.objects.waiting().filter(listing__in=Listing.objects.kept_by(user))
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
