"""What a contact sent in, beside what the public reads, and one click that puts it on the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import WorkflowState
from wagtail.permissions import policy_registry

from wijken.directory.holidays import current_holidays
from wijken.directory.models import Activity, Listing
from wijken.directory.panels import moment_of
from wijken.upkeep.facts import facts_of
from wijken.upkeep.models import Question

from .asking import listings_of


@dataclass(frozen=True, slots=True)
class Sent:
    """One fact of which a new version waits: the differences with what is public."""

    fact: Listing | Activity
    differences: list[Any]
    edit_url: str | None


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Only for who may publish every part of it."""
    user = request.user
    kept = Question.objects.filter(listing__in=Listing.objects.kept_by(user))
    question = get_object_or_404(kept.select_related("listing", "ask"), pk=pk, answer__in=Question.SENT_IN)
    waiting = [one for one in question.states() if one.status == WorkflowState.STATUS_IN_PROGRESS]
    for state in waiting or [question]:
        fact = state.content_object if isinstance(state, WorkflowState) else state.listing
        policy = policy_registry.get_by_type(type(fact))
        if not policy.user_has_permission_for_instance(user, "publish", fact):
            raise PermissionDenied
    may_edit_now = not any(_is_locked(state.content_object, user) for state in waiting)
    if request.method == "POST":
        publish(waiting, user)
        messages.success(request, _("Het staat op de site."))
        if question.remark and not may_edit_now:
            return redirect(AdminURLFinder(user).get_edit_url(question.listing))
        return redirect("wagtailadmin_home")
    at = moment_of(request)
    listing = next(one for one in listings_of(question.ask, at) if one.pk == question.listing_id)
    context = {
        "question": question,
        "sent": [what_was_sent(state, request) for state in waiting],
        "facts": facts_of(listing, at, current_holidays()),
        "may_edit_now": may_edit_now,
        "home_url": reverse("wagtailadmin_home"),
    }
    return TemplateResponse(request, "wagtailadmin/upkeep/review.html", context)


@transaction.atomic
def publish(states: list[WorkflowState], user: Any) -> None:
    """Approve what is still waiting: what an editor changed in the meantime goes along."""
    for state in WorkflowState.objects.select_for_update().filter(pk__in=[one.pk for one in states]):
        if state.status == WorkflowState.STATUS_IN_PROGRESS:
            state.current_task_state.approve(user=user)


def _is_locked(fact: Listing | Activity, user: Any) -> bool:
    """While a version waits, only reviewers change it. Whoever publishes here changes it afterwards."""
    lock = fact.get_lock()
    return bool(lock and lock.for_user(user))


def what_was_sent(state: WorkflowState, request: HttpRequest) -> Sent:
    fact = state.content_object
    return Sent(fact, list(_differences(fact, request)), AdminURLFinder(request.user).get_edit_url(fact))


def _differences(fact: Listing | Activity, request: HttpRequest) -> Iterator[Any]:
    latest = fact.get_latest_revision_as_object()
    panel = fact.snippet_viewset.get_edit_handler().get_bound_panel(
        instance=latest, request=request, form=None
    )
    for compare in panel.get_comparison():
        difference = compare(fact, latest)
        if difference.has_changed():
            yield difference
