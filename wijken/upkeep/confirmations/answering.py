"""What an answer does: exactly one thing, once, whoever answers at the same moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from wijken.directory.models import Activity, Listing
from wijken.directory.querysets import local_day
from wijken.upkeep.models import Question
from wijken.upkeep.planning import Role

from .activity_part import with_values

Answer = Question.Answer


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """New values for an activity, and for the one time that it has."""

    activity: Activity
    values: Mapping[str, Any] = field(default_factory=dict)
    times: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def answer(
    question: Question,
    given: Question.Answer,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    remark: str = "",
    activities: Iterable[ActivityChange] = (),
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
        sent = [send_to_editors(one.activity, one.values, one.times) for one in activities]
        question.activity_states.add(*filter(None, sent))
    return True


def said_by(role: str) -> str:
    """What the public reads behind "gecontroleerd door": always a role."""
    with translation.override("nl"):
        return _("de wijkredactie") if role == Role.EDITOR else _("de aanbieder")


def send_to_editors(
    fact: Listing | Activity, changes: Mapping[str, Any], times: Mapping[str, Any] | None = None
) -> WorkflowState | None:
    """A new version for the editors, on top of what they may have in hand; the public sees the old one.

    ``times`` are values for the one time of an activity. Where an editor's draft has other times, those stay
    in the history.
    """
    latest = fact.get_latest_revision_as_object() if fact.has_unpublished_changes else fact
    for name, value in changes.items():
        setattr(latest, name, value)
    if times:
        drafted = list(latest.schedules.all())
        base = drafted[0] if len(drafted) == 1 else fact.schedules.get()
        latest.schedules = [with_values(base, dict(times))]
    latest.save_revision(clean=False, log_action=True)
    fact.refresh_from_db()
    if fact.workflow_in_progress:
        return fact.current_workflow_state
    workflow = fact.get_workflow()
    return workflow.start(fact, user=None) if workflow else None


def approved_by_an_editor(instance: WorkflowState, **kwargs: Any) -> None:
    """All that a contact sent in is public now: on that day a person said that it is right."""
    concerned = Q(workflow_state=instance) | Q(activity_states=instance)
    for question in Question.objects.filter(concerned, answer=Answer.CHANGED).distinct():
        if question.answered_at and all(
            state.status == WorkflowState.STATUS_APPROVED for state in question.states()
        ):
            question.listing.confirm(local_day(question.answered_at), said_by(question.role))
