"""What an editor should do this week: each room names its own kinds of work, the start screen shows them.

A kind of work is a function with a heading, in a file ``todo.py`` of the room, imported by its
``wagtail_hooks.py``::

    @todo_source("corrections", _("Iemand meldt een fout"), order=100, more=lambda: reverse("corrections"))
    def open_corrections(user: AbstractBaseUser, at: datetime) -> Iterator[Todo]:
        for correction in Correction.objects.open().kept_by(user).order_by("received_at"):
            yield Todo(
                title=str(correction.listing),
                url=reverse("correction", args=[correction.pk]),
                note=correction.in_words,
                where=str(correction.listing.neighbourhood or ""),
                action=Action(_("Beantwoorden"), reverse("correction", args=[correction.pk])),
            )

What a source promises: only what is this user's to do (no permission, no rows), oldest first, and one by one,
because the start screen takes the first few alone. ``more`` is the address of the whole list. An action is
one click: a button that posts (``posts=True``; ``next`` says where to come back to), or a link to the screen
where it is done.

Kinds in which somebody waits for an answer come first: below 200. From 200: what is or becomes untrue.
From 300: what must be checked again. From 400: what may become better.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Action:
    """One click. ``url`` gets a POST from a button, or is only followed."""

    label: str
    url: str
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """One line: what, why now, where, and what one can do about it at once."""

    title: str
    url: str
    note: str
    where: str = ""
    action: Action | None = None


Find = Callable[[Any, datetime], Iterable[Todo]]


@dataclass(frozen=True, slots=True)
class TodoSource:
    """A kind of work, and how its lines are found for somebody at a moment."""

    name: str
    heading: str
    order: int
    find: Find
    help: str = ""
    more: Callable[[], str] | None = None

    def first(self, count: int, user: AbstractBaseUser, at: datetime) -> TodoList:
        """The oldest ``count`` lines, and whether there is more."""
        rows = list(islice(self.find(user, at), count + 1))
        return TodoList(self, rows[:count], len(rows) > count)


@dataclass(frozen=True, slots=True)
class TodoList:
    """What the start screen shows of one kind of work."""

    source: TodoSource
    rows: list[Todo]
    is_longer: bool

    @property
    def more_url(self) -> str:
        """The whole list, where there is more than is shown."""
        return self.source.more() if self.is_longer and self.source.more else ""


_sources: dict[str, TodoSource] = {}


def todo_source(
    name: str, heading: Any, *, order: int, help: Any = "", more: Callable[[], str] | None = None
) -> Callable[[Find], Find]:
    """Puts a kind of work on the start screen. ``name`` is for the address of its heading."""

    def register(find: Find) -> Find:
        _sources[name] = TodoSource(name, heading, order, find, help, more)
        return find

    return register


def todo_sources() -> list[TodoSource]:
    """All kinds of work, in the order of the start screen."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.name))


def todo_lists(user: AbstractBaseUser, at: datetime, count: int) -> Iterator[TodoList]:
    """What there is to do for this user at this moment; kinds with nothing to do are left out."""
    for source in todo_sources():
        found = source.first(count, user, at)
        if found.rows:
            yield found
