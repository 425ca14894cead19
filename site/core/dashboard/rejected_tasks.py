"""What a reviewer sent back, with the reason: on the dashboard, and above the form of the page or record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, WorkflowState

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser


@dashboard_task_source(
    "sent-back",
    gettext_lazy("Dit kreeg je terug"),
    order=90,
    help=gettext_lazy("Pas het aan en stuur het opnieuw in."),
)
def sent_back(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Longest ago first."""
    finder = AdminURLFinder(user)
    mine = waiting_for_changes().filter(requested_by=user).order_by("current_task_state__finished_at", "pk")
    for state in mine:
        thing = state.content_object
        url = finder.get_edit_url(thing) if thing else None
        if url:
            yield Todo(title=str(thing), url=url, note=reason_of(state), action=Action(_("Pas aan"), url))


def waiting_for_changes() -> QuerySet[WorkflowState]:
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    found: QuerySet[WorkflowState] = states.select_related("current_task_state", "base_content_type")
    return found


def reason_of(state: WorkflowState) -> str:
    comment: str = state.current_task_state.specific.get_comment() if state.current_task_state else ""
    return comment or _("zonder uitleg: vraag na wat er beter moet")


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_why_it_came_back(request: HttpRequest, thing: Model) -> None:
    if request.method != "GET":
        return
    kind = Page if isinstance(thing, Page) else type(thing)
    states = waiting_for_changes().filter(
        base_content_type=ContentType.objects.get_for_model(kind), object_id=str(thing.pk)
    )
    for state in states:
        messages.warning(request, _("Dit kwam terug: %(reason)s") % {"reason": reason_of(state)})
