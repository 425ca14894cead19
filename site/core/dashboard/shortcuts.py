"""Frequent actions, one click from the dashboard; each app registers its own.

A shortcut is a function in an app's module ``dashboard_shortcuts``, imported by its ``wagtail_hooks``::

    @shortcut("new-listing", _("Nieuwe vermelding"), order=100)
    def new_listing(user: AnyUser) -> str | None:
        may_add = policy_registry.get_by_type(Listing).user_has_permission(user, "add")
        return reverse(Listing.snippet_viewset.get_url_name("add")) if may_add else None

It returns the URL, or None if the user may not do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.template import Context
from django.utils.functional import Promise
from wagtail.admin.ui.components import Component

from core.permissions.users import AnyUser

Find = Callable[[AnyUser], str | None]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action, and the function that finds its URL for a user."""

    name: str
    label: str | Promise
    order: int
    find: Find


_shortcuts: dict[str, Shortcut] = {}


def shortcut(name: str, label: str | Promise, *, order: int) -> Callable[[Find], Find]:
    """Register a shortcut for the dashboard."""

    def register(find: Find) -> Find:
        _shortcuts[name] = Shortcut(name, label, order, find)
        return find

    return register


def shortcuts_of(user: AnyUser) -> Iterator[tuple[Shortcut, str]]:
    """The shortcuts this user may use, each with its URL."""
    for one in sorted(_shortcuts.values(), key=lambda one: (one.order, one.name)):
        if url := one.find(user):
            yield one, url


class ShortcutsPanel(Component):
    """A row of links above the tasks."""

    name = "shortcuts"
    order = 90
    template_name = "wagtailadmin/core/shortcuts_panel.html"

    class Media:
        css = {"all": ["css/admin/shortcuts.css"]}

    def get_context_data(self, parent_context: Context) -> dict[str, object]:
        return {"shortcuts": list(shortcuts_of(parent_context["request"].user))}
