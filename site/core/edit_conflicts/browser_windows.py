"""Identify which browser window saved a version.

Every edit form carries an unguessable id. What it saves is logged under that id, in the ``uuid`` with which
Wagtail groups the log entries of one action. That tells what a window autosaved from what another window or
another user saved, even if the response to an autosave never arrived, and without JavaScript. A submit is
logged under an id derived from the window's id, so that an autosave that arrives after it is recognised as
late.

A form that is rendered again, for instance with a validation error, gets an id of its own and also knows the
ids of the forms before it; not the other way round.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as logs
from wagtail.models import RevisionMixin

WINDOW = "window"
REMEMBERED = 10
"""How many previous forms a form that is rendered again knows."""


def windows_of(request: HttpRequest) -> list[UUID]:
    """The id of the form that was posted, followed by those of the forms it was rendered from."""
    return [UUID(name) for name in request.POST.getlist(WINDOW) if _is_name(name)][:REMEMBERED]


def names_for_the_next_form(request: HttpRequest) -> list[UUID]:
    return [uuid4(), *windows_of(request)][:REMEMBERED]


def pressed(window: UUID) -> UUID:
    """The id under which a submit is logged."""
    return uuid5(window, "pressed")


def is_autosave(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def sign(request: HttpRequest, *args: object) -> None:
    """Called before anything is saved: log it under the id of the window."""
    if windows := windows_of(request):
        own = windows[0]
        get_active_log_context().uuid = own if is_autosave(request) else pressed(own)


def saved_in_this_window(request: HttpRequest, record: Model) -> bool:
    """Whether the current version of ``record`` was saved by the window that posts this form."""
    lines = logs.get_logs_for_instance(record)
    about_it = lines[:1]
    if isinstance(record, RevisionMixin):
        about_it = lines.filter(revision=record.latest_revision)
    own = _own(request)
    return any(line.user_id == request.user.pk and line.uuid in own for line in about_it)


def carry_on_with_what_was_made(request: HttpRequest, *args: Any) -> HttpResponse | None:
    """Edit the object that the same window already created, if it never received that response.

    An autosave that arrives after the button was pressed is then refused as late.
    """
    windows = windows_of(request)
    if not windows:
        return None
    model = args[-1]
    made_as = [*windows, *map(pressed, windows)] if is_autosave(request) else windows
    made = _creations(model).filter(user=request.user, uuid__in=made_as).first()
    record = made and model._default_manager.filter(pk=made.object_id).first()
    url = record and AdminURLFinder(request.user).get_edit_url(record)
    if not url:
        return None
    view, args, named = resolve(url)
    return view(request, *args, **named)


def _creations(model: type[Model]) -> QuerySet:
    return logs.get_log_model_for_model(model).objects.get_for_model(model).filter(action="wagtail.create")


def _own(request: HttpRequest) -> list[UUID]:
    windows = windows_of(request)
    return windows if is_autosave(request) else [*windows, *map(pressed, windows)]


def _is_name(name: str) -> bool:
    try:
        return bool(UUID(name))
    except ValueError:
        return False
