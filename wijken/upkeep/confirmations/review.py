"""Compare a contact's changes with the public version, and publish them with one click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.compare import FieldComparison
from wagtail.models import WorkflowState
from wagtail.permissions import policy_registry

from core.http import moment_of
from core.permissions.users import AnyUser
from wijken.directory.admin.confirm import role_of
from wijken.directory.holidays import current_holidays
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing
from wijken.upkeep.listing_summary import facts_of
from wijken.upkeep.models import ConfirmationItem

from .request_mails import listings_of


@dataclass(frozen=True, slots=True)
class Sent:
    """A record in moderation: its differences from the live version."""

    fact: Listing | Activity
    differences: list[FieldComparison]
    edit_url: str | None


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Only for users who may publish all records involved."""
    user = request.user
    kept = ConfirmationItem.objects.filter(listing__in=Listing.objects.editable_by(user))
    question = get_object_or_404(
        kept.select_related("listing", "ask"), pk=pk, answer__in=ConfirmationItem.SENT_IN
    )
    waiting = [one for one in question.states() if one.status == WorkflowState.STATUS_IN_PROGRESS]
    for state in waiting or [question]:
        fact = state.content_object if isinstance(state, WorkflowState) else state.listing
        policy = policy_registry.get_by_type(type(fact))
        if not policy.user_has_permission_for_instance(user, "publish", fact):
            raise PermissionDenied
    may_edit_now = not any(_is_locked(state.content_object, user) for state in waiting)
    if request.method == "POST" and "goes_on" in request.POST:
        if it_goes_on(question, request):
            messages.success(request, _("Het gaat door. De vermelding staat weer als gecontroleerd."))
        else:
            messages.warning(request, _("Iemand anders was je voor. Er is niets veranderd."))
        return redirect("wagtailadmin_home")
    if request.method == "POST" and not waiting:
        messages.warning(request, _("Iemand anders was je voor. Er is niets veranderd."))
        return redirect("wagtailadmin_home")
    if request.method == "POST":
        if not publish(waiting, request.POST.getlist("seen"), user):
            messages.warning(request, _("Er is net nog iets veranderd. Kijk het nog één keer na."))
            return redirect(request.path)
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
        "may_go_on": _may_go_on(question.listing),
        "home_url": reverse("wagtailadmin_home"),
    }
    return TemplateResponse(request, "wagtailadmin/upkeep/review.html", context)


@transaction.atomic
def it_goes_on(question: ConfirmationItem, request: HttpRequest) -> bool:
    """The draft no longer says that it has stopped; what else is in it, stays in moderation.

    False if another editor decided first.
    """
    listing = Listing.objects.select_for_update().get(pk=question.listing_id)
    if not _may_go_on(listing):
        return False
    latest = listing.get_latest_revision_as_object()
    latest.status, latest.closed_until = listing.status, listing.closed_until
    # Not cleaned: a draft may be unfinished.
    latest.save_revision(user=request.user, log_action=True, clean=False)
    listing.refresh_from_db()
    if not any(_differences(listing, request)):
        Listing.objects.filter(pk=listing.pk).update(has_unpublished_changes=False)
        if state := listing.current_workflow_state:
            state.cancel(user=request.user)
    listing.confirm(local_day(moment_of(request)), role_of(request.user), request.user)  # type: ignore[arg-type]
    return True


def _may_go_on(listing: Listing) -> bool:
    """Whether visitors read that it has stopped, or the draft in moderation would make it so."""
    if listing.said_stopped:
        return True
    stopped = Listing.Status.DEFUNCT
    if listing.status == stopped or not listing.workflow_in_progress:
        return False
    return bool(listing.get_latest_revision_as_object().status == stopped)


@transaction.atomic
def publish(states: list[WorkflowState], seen: list[str], user: AnyUser) -> bool:
    """Approve what is in moderation; False, without any change, if that is not what the editor has seen.

    ``seen`` holds the primary keys of the revisions that were shown.
    """
    locked = list(WorkflowState.objects.select_for_update().filter(pk__in=[one.pk for one in states]))
    newest = {str(state.content_object.latest_revision_id) for state in locked}
    if newest != set(seen) or any(state.status != WorkflowState.STATUS_IN_PROGRESS for state in locked):
        return False
    for state in locked:
        state.current_task_state.approve(user=user)
    return True


def _is_locked(fact: Listing | Activity, user: AnyUser) -> bool:
    """Reviewers only, while it is in moderation. Whoever publishes here can edit it afterwards."""
    lock = fact.get_lock()
    return bool(lock and lock.for_user(user))


def what_was_sent(state: WorkflowState, request: HttpRequest) -> Sent:
    fact = state.content_object
    return Sent(fact, list(_differences(fact, request)), AdminURLFinder(request.user).get_edit_url(fact))


def _differences(fact: Listing | Activity, request: HttpRequest) -> Iterator[FieldComparison]:
    latest = fact.get_latest_revision_as_object()
    panel = fact.snippet_viewset.get_edit_handler().get_bound_panel(
        instance=latest, request=request, form=None
    )
    for compare in panel.get_comparison():
        difference = compare(fact, latest)
        if difference.has_changed():
            yield difference
