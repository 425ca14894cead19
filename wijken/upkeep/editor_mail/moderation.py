"""What is sent in, approved and sent back. Replaces Wagtail's mails, which went to every reviewer."""

from __future__ import annotations

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from core.permissions.users import LoggedInUser
from wijken.directory.models import Listing
from wijken.upkeep.editor_mail.notices import LANGUAGE, tell
from wijken.upkeep.editor_mail.recipients import reviewers


def submitted(instance: TaskState, user: LoggedInUser | None = None, **kwargs: object) -> None:
    state = instance.workflow_state
    thing = state.content_object
    groups = getattr(instance.task.specific, "groups", None)
    if thing is None or groups is None:
        return
    for reviewer in reviewers(thing, groups.all()) - {user, state.requested_by}:
        with override(LANGUAGE):
            text = what_was_submitted(thing, instance)
        say(reviewer, thing, f"submitted/{instance.pk}", text)


def what_was_submitted(thing: Model, task_state: TaskState) -> str:
    """Without a requester it came from the contact of the listing, through the link in a mail."""
    names = {"name": str(thing), "who": task_state.workflow_state.requested_by}
    if names["who"] is not None:
        return _('%(who)s stuurde "%(name)s" in. Kijk je het na?') % names
    stops = isinstance(thing, Listing) and (
        task_state.revision.content.get("status") == Listing.Status.DEFUNCT != thing.status
    )
    if stops:
        return _('De aanbieder zegt dat "%(name)s" niet meer bestaat.') % names
    return _('De aanbieder wil "%(name)s" veranderen. Kijk je het na?') % names


def approved(instance: WorkflowState, user: LoggedInUser | None = None, **kwargs: object) -> None:
    with override(LANGUAGE):
        text = _('"%(name)s" is goedgekeurd.')
    tell_the_requester(instance, user, "approved", text)


def sent_back(instance: WorkflowState, user: LoggedInUser | None = None, **kwargs: object) -> None:
    with override(LANGUAGE):
        text = _('"%(name)s" komt terug: er moet nog iets beter.')
    reason = instance.current_task_state.specific.get_comment()
    tell_the_requester(instance, user, "sent-back", text, reason)


def tell_the_requester(
    state: WorkflowState, user: LoggedInUser | None, what: str, text: str, reason: str = ""
) -> None:
    thing, requester = state.content_object, state.requested_by
    if thing is not None and requester is not None and requester != user:
        key = f"{what}/{state.pk}/{state.current_task_state_id}"
        say(requester, thing, key, text % {"name": thing}, reason)


def say(user: LoggedInUser, thing: Model, key: str, text: str, reason: str = "") -> None:
    """Only to who may still open it: the text names it, and the reason tells what is in it."""
    if path := AdminURLFinder(user).get_edit_url(thing):
        tell([user], key, text, path, timezone.now(), reason)


def nothing(**kwargs: object) -> None:
    """Wagtail would mail every administrator too."""


def connect() -> None:
    """Under Wagtail's own names, so that its handlers, which connect later, are not added."""
    for signal, sender, name, handler in (
        (task_submitted, TaskState, "group_approval_task_submitted", submitted),
        (workflow_submitted, WorkflowState, "workflow_state_submitted", nothing),
        (workflow_rejected, WorkflowState, "workflow_state_rejected", sent_back),
        (workflow_approved, WorkflowState, "workflow_state_approved", approved),
    ):
        signal.connect(handler, sender=sender, dispatch_uid=f"{name}_email_notification")
