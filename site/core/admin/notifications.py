"""Wagtail's mails about comments and approval, for those who may still open what they are about.

Wagtail mails whoever once asked, wrote or subscribed, also after they left the team or lost the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import EmailNotificationMixin, send_notification
from wagtail.admin.views.pages import edit
from wagtail.models import TaskState, WorkflowState

wanted_by_setting = EmailNotificationMixin.get_valid_recipients


def who_may_open(thing: Model, users: Iterable[User]) -> list[User]:
    return [user for user in users if AdminURLFinder(user).get_edit_url(thing)]


def get_valid_recipients(
    self: EmailNotificationMixin, instance: WorkflowState | TaskState, **kwargs: object
) -> set[User]:
    """Of a mail about a workflow: ``instance`` is the state of the whole, or of one task in it."""
    state = instance.workflow_state if isinstance(instance, TaskState) else instance
    return set(who_may_open(state.content_object, wanted_by_setting(self, instance, **kwargs)))


def notify_of_comments(recipients: Iterable[User], notification: str, context: dict[str, Any]) -> bool:
    return bool(send_notification(who_may_open(context["page"], recipients), notification, context))


def mail_only_who_may_open() -> None:
    """Replace the functions through which Wagtail mails; it has no setting for this."""
    EmailNotificationMixin.get_valid_recipients = get_valid_recipients
    edit.send_notification = notify_of_comments
