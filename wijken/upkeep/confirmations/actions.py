"""Process the answer to a confirmation request: exactly once, also with concurrent answers.

A button answers once. Of the change form other words are added to the first ones, as of every public form: a
contact can go back and correct an answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from core.public_forms import Kept
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing
from wijken.upkeep.escalation import EscalationRole
from wijken.upkeep.models import ConfirmationItem

from .activity_form import with_values

Answer = ConfirmationItem.Answer


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """New values for an activity and for its only schedule."""

    activity: Activity
    values: Mapping[str, object] = field(default_factory=dict)
    times: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What a contact sent with the change form."""

    values: Mapping[str, object] = field(default_factory=dict)
    """What differs from the public listing."""
    remark: str = ""
    activities: tuple[ActivityChange, ...] = ()
    as_it_is: Mapping[str, str] = field(default_factory=dict)
    """The labels of the fields that do not differ, by name."""

    @property
    def digest(self) -> str:
        times = [(one.activity.pk, one.values, one.times) for one in self.activities]
        text = json.dumps([self.values, self.remark, times], default=str, sort_keys=True)
        return salted_hmac("upkeep.change", text, algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def answer(question: ConfirmationItem, given: ConfirmationItem.Answer, at: datetime) -> bool:
    """Store the answer of a button; False, without any effect, if the question was already answered."""
    listing = _locked_listing(question)
    if not _close(question, given, at):
        return False
    if given is Answer.RIGHT:
        listing.confirm(local_day(at), said_by(question.role))
    else:
        state = send_to_editors(listing, {"status": Listing.Status.DEFUNCT})
        ConfirmationItem.objects.filter(pk=question.pk).update(workflow_state=state)
        listing.say_stopped(local_day(at), stop_source(question.role))
    return True


@transaction.atomic
def send_change(question: ConfirmationItem, change: Change, at: datetime) -> Kept:
    """Send a change to editors, also after an earlier answer; the same words have no effect."""
    listing = _locked_listing(question)
    _close(question, Answer.CHANGED, at)
    item = ConfirmationItem.objects.get(pk=question.pk)
    if change.digest in item.sent.split():
        return Kept.AGAIN
    is_first = not item.sent
    words = [item.remark, "" if is_first else _taken_back(listing, change), change.remark]
    item.remark = "\n\n".join(dict.fromkeys(filter(None, words)))
    item.answer, item.answered_at, item.sent = Answer.CHANGED, at, f"{item.sent} {change.digest}".strip()
    item.workflow_state = send_to_editors(listing, change.values)
    item.save(update_fields=["remark", "answer", "answered_at", "sent", "workflow_state"])
    listing.decide_stopped()
    sent = [send_to_editors(one.activity, one.values, one.times) for one in change.activities]
    item.activity_states.add(*filter(None, sent))
    return Kept.FIRST if is_first else Kept.OTHER_WORDS


def _locked_listing(question: ConfirmationItem) -> Listing:
    return Listing.objects.select_for_update().get(pk=question.listing_id)


def _close(question: ConfirmationItem, given: ConfirmationItem.Answer, at: datetime) -> bool:
    """Answer this question and close the others about the listing; False if it was already answered."""
    still_open = ConfirmationItem.objects.filter(listing=question.listing_id, answered_at__isnull=True)
    if not still_open.filter(pk=question.pk).update(answered_at=at, answer=given):
        return False
    still_open.update(answered_at=at, answer=Answer.ELSEWHERE)
    return True


def _taken_back(listing: Listing, change: Change) -> str:
    """Names what the draft changes and this contact now leaves as it is: an editor decides."""
    draft = listing.get_latest_revision_as_object()
    names = [
        label for name, label in change.as_it_is.items() if getattr(draft, name) != getattr(listing, name)
    ]
    with translation.override("nl"):
        return (
            _("Later liet de aanbieder dit zoals het was: %(fields)s") % {"fields": ", ".join(names)}
            if names
            else ""
        )


def said_by(role: str) -> str:
    """What the public reads after "gecontroleerd door": always a role."""
    with translation.override("nl"):
        return _("de wijkredactie") if role == EscalationRole.EDITOR else _("de aanbieder")


def stop_source(role: str) -> Listing.StopSource:
    is_editor = role == EscalationRole.EDITOR
    return Listing.StopSource.EDITORS if is_editor else Listing.StopSource.ORGANISATION


def send_to_editors(
    fact: Listing | Activity, changes: Mapping[str, object], times: Mapping[str, object] | None = None
) -> WorkflowState | None:
    """Submit a new revision for moderation, based on the latest draft; the live version does not change.

    ``times`` are values for the only schedule of an activity. If the draft had other times, those remain in
    the history.
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


def approved_by_an_editor(instance: WorkflowState, **kwargs: object) -> None:
    """If all changes of a contact are published, the listing counts as confirmed on the day of the answer."""
    concerned = Q(workflow_state=instance) | Q(activity_states=instance)
    for question in ConfirmationItem.objects.filter(concerned, answer=Answer.CHANGED).distinct():
        if question.answered_at and all(
            state.status == WorkflowState.STATUS_APPROVED for state in question.states()
        ):
            question.listing.confirm(local_day(question.answered_at), said_by(question.role))
