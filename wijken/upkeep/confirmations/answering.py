"""What an answer does: exactly one thing, once, whoever answers at the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from wijken.directory.models import Listing
from wijken.directory.querysets import local_day
from wijken.upkeep.models import Question
from wijken.upkeep.planning import Role

Answer = Question.Answer


@transaction.atomic
def answer(
    question: Question,
    given: Question.Answer,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    remark: str = "",
) -> bool:
    """Take this answer; False when the question had one already. Then nothing happens, and nobody need know.

    Whoever holds the row of the listing goes first. Others who were asked about it are asked no more.
    """
    listing = Listing.objects.select_for_update().get(pk=question.listing_id)
    still_open = Question.objects.filter(listing=listing, answered_at__isnull=True)
    mine = still_open.filter(pk=question.pk)
    if not mine.update(answered_at=at, answer=given, remark=remark):
        return False
    still_open.update(answered_at=at, answer=Answer.ELSEWHERE)
    if given is Answer.RIGHT:
        listing.confirm(local_day(at), said_by(question.role))
    else:
        proposed = {"status": Listing.Status.DEFUNCT} if given is Answer.STOPPED else dict(changes or {})
        state = send_to_editors(listing, proposed)
        Question.objects.filter(pk=question.pk).update(workflow_state=state)
    return True


def said_by(role: str) -> str:
    """What the public reads behind "gecontroleerd door": always a role."""
    with translation.override("nl"):
        return _("de wijkredactie") if role == Role.EDITOR else _("de aanbieder")


def send_to_editors(listing: Listing, changes: Mapping[str, Any]) -> WorkflowState | None:
    """A new version for the editors, on top of what they may have in hand; the public sees the old one."""
    latest = listing.get_latest_revision_as_object() if listing.has_unpublished_changes else listing
    for name, value in changes.items():
        setattr(latest, name, value)
    latest.save_revision(clean=False, log_action=True)
    listing.refresh_from_db()
    if listing.workflow_in_progress:
        return listing.current_workflow_state
    workflow = listing.get_workflow()
    return workflow.start(listing, user=None) if workflow else None


def approved_by_an_editor(instance: WorkflowState, **kwargs: Any) -> None:
    """What a contact sent in is public now: on that day a person said that it is right."""
    for question in Question.objects.filter(workflow_state=instance, answer=Answer.CHANGED):
        if question.answered_at:
            question.listing.confirm(local_day(question.answered_at), said_by(question.role))
