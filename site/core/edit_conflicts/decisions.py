"""Decide on the start screen about what was sent in: about that text, and not about what came after it.

Wagtail publishes the latest revision, also if somebody else is still typing it.
"""

from __future__ import annotations

from django.contrib.admin.utils import quote
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.pages.workflow import WorkflowActionView as PageWorkflowActionView
from wagtail.models import DraftStateMixin, TaskState
from wagtail.snippets.views.snippets import WorkflowActionView as SnippetWorkflowActionView

from core.permissions.users import AnyUser

APPROVE, REJECT = "approve", "reject"


def decision_in_words(
    action: str, record: DraftStateMixin, sent_in_by: User | None, decided_by: AnyUser
) -> str:
    """What happened and who hears of it; empty if that is not all, as when it is planned."""
    told = {
        APPROVE: _("“%(name)s” is goedgekeurd en staat op de site."),
        REJECT: _("“%(name)s” is teruggestuurd. Er is niets op de site veranderd."),
    }.get(action)
    now = type(record)._base_manager.get(pk=record.pk)
    is_planned_or_waits = action == APPROVE and now.has_unpublished_changes
    if told is None or is_planned_or_waits:
        return ""
    said = told % {"name": get_latest_str(record)}
    if sent_in_by is None or sent_in_by == decided_by or not sent_in_by.email:
        return said
    who = sent_in_by.get_full_name() or sent_in_by.get_username()
    return f"{said} {_('%(who)s krijgt daar een mail van.') % {'who': who}}"


class DecisionMixin:
    """Mixin for the view behind the buttons of the start screen."""

    request: HttpRequest
    object: DraftStateMixin
    action_name: str
    task_state: TaskState

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        asked_by = self.object.current_workflow_state.requested_by
        with transaction.atomic():
            now = type(self.object)._base_manager.select_for_update().get(pk=self.object.pk)
            if self.action_name == APPROVE and now.latest_revision_id != self.task_state.revision_id:
                return self._look_first()
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        self.task_state.refresh_from_db()
        if self.task_state.status != TaskState.STATUS_IN_PROGRESS:
            said = decision_in_words(self.action_name, self.object, asked_by, request.user)
            if said:
                messages.success(request, said)
        return response

    def _look_first(self) -> HttpResponse:
        said = _("“%(name)s” is veranderd nadat het was ingestuurd. Kijk het eerst na.")
        messages.warning(self.request, said % {"name": get_latest_str(self.object)})
        url = reverse(self.redirect_url_name, args=[quote(self.object.pk)])  # type: ignore[attr-defined]
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            data = {"step": "success", "redirect": url}
            answer: HttpResponse = self.render_modal_json(self.request, data)  # type: ignore[attr-defined]
            return answer
        return redirect(url)


class SnippetDecision(DecisionMixin, SnippetWorkflowActionView):
    """Approve or send back a snippet."""


class PageDecision(DecisionMixin, PageWorkflowActionView):
    """Approve or send back a page."""
