"""What an editor should do this week. Each app registers its kinds of tasks; the dashboard lists them.

A kind of task is a function with a heading, in the module ``dashboard_tasks.py`` of an app, imported by its
``wagtail_hooks.py``::

    @dashboard_task_source(
        "corrections", _("Iemand meldt een fout"), order=100, more=lambda: reverse("corrections")
    )
    def open_corrections(user: AnyUser, at: datetime) -> Iterator[Todo]:
        for correction in Correction.objects.open().editable_by(user).order_by("received_at"):
            yield Todo(
                title=str(correction.listing),
                url=reverse("correction", args=[correction.pk]),
                note=correction.in_words,
                where=str(correction.listing.neighbourhood or ""),
                action=Action(_("Beantwoorden"), reverse("correction", args=[correction.pk])),
            )

A source yields only tasks that this user may do (no permission, no rows), oldest first, and lazily, because
the dashboard takes the first few only. ``more`` returns the URL of a list with filters, if there is one;
without it ``whole_list.py`` shows all of them. An action is one click: a button that posts (``posts=True``;
``next`` holds the URL to return to), or a link to the screen where it is done.

``order`` groups them. Below 200: somebody is waiting for an answer. From 200: something is or becomes
incorrect. From 300: something is due for a check. From 400: something could be improved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.urls import reverse
from django.utils.functional import Promise

from core.permissions.users import AnyUser


@dataclass(frozen=True, slots=True)
class Action:
    """One click: a button that posts to ``url``, or a link to it."""

    label: str
    url: str
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """One task: what, why now, where, and the action at hand."""

    title: str
    url: str
    note: str
    where: str = ""
    action: Action | None = None


Find = Callable[[AnyUser, datetime], Iterable[Todo]]


@dataclass(frozen=True, slots=True)
class TodoSource:
    """A kind of task, and the function that finds its tasks for a user at a moment."""

    name: str
    heading: str | Promise
    order: int
    find: Find
    help: str | Promise = ""
    more: Callable[[], str] | None = None

    def first(self, count: int, user: AnyUser, at: datetime) -> TodoList:
        """The oldest ``count`` tasks, and whether there are more."""
        rows = list(islice(self.find(user, at), count + 1))
        return TodoList(self, rows[:count], len(rows) > count)


@dataclass(frozen=True, slots=True)
class TodoList:
    """What the dashboard shows of one kind of task."""

    source: TodoSource
    rows: list[Todo]
    is_longer: bool

    @property
    def more_url(self) -> str:
        """The URL of the whole list if it is longer than what is shown."""
        if not self.is_longer:
            return ""
        return self.source.more() if self.source.more else reverse("core_tasks", args=[self.source.name])


_sources: dict[str, TodoSource] = {}


def dashboard_task_source(
    name: str,
    heading: str | Promise,
    *,
    order: int,
    help: str | Promise = "",
    more: Callable[[], str] | None = None,
) -> Callable[[Find], Find]:
    """Register a kind of task. ``name`` becomes the anchor of its heading."""

    def register(find: Find) -> Find:
        _sources[name] = TodoSource(name, heading, order, find, help, more)
        return find

    return register


def todo_sources() -> list[TodoSource]:
    """All kinds of tasks, in the order of the dashboard."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.name))


def todo_lists(user: AnyUser, at: datetime, count: int) -> Iterator[TodoList]:
    """The tasks of this user at this moment; kinds without tasks are left out."""
    for source in todo_sources():
        found = source.first(count, user, at)
        if found.rows:
            yield found
