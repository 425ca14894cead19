"""Copy and move in the admin keep the numbers of steps right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from methode.models import StepPage


def number_the_copy(request: HttpRequest, page: Page, copy: Page) -> None:
    """A copy has the number of the original: it gets the next free one, and its sub-steps follow."""
    copied = copy.specific
    if not isinstance(copied, StepPage) or copied.alias_of_id:
        return
    _renumber(copied)
    for part in StepPage.objects.child_of(copied).order_by("path"):
        _renumber(part)
    messages.info(
        request,
        _("De kopie is nu stap %(label)s. Een ander nummer kies je in de stap zelf.")
        % {"label": copied.label},
    )


def _renumber(step: StepPage) -> None:
    """In what everybody reads and, if that differs, in the draft, which stays a draft."""
    draft = step.get_latest_revision_as_object() if step.has_unpublished_changes else None
    step.take_free_place()
    step.save()
    if step.live:
        step.save_revision().publish()
    if draft:
        draft.number, draft.code = step.number, step.code
        draft.save_revision(clean=False)


def say_why_a_step_cannot_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Before the question whether one may, which says nothing about numbers."""
    step = page.specific
    if not isinstance(step, StepPage) or page.is_child_of(destination):
        return None
    may_add = destination.permissions_for_user(request.user).can_add_subpage()
    wrong = step.misplaced_below(destination) if may_add and step.can_exist_under(destination) else None
    if wrong is None:
        return None
    messages.error(
        request,
        _("Stap %(label)s kan daar niet staan. %(why)s Verander dat eerst, of maak daar een kopie.")
        % {"label": step.label, "why": wrong.sentence},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
