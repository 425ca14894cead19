"""What editors do most, one click from the start screen; each room names its own.

A shortcut is a function in a file ``shortcuts.py`` of the room, imported by its ``wagtail_hooks.py``::

    @shortcut("new-listing", _("Nieuwe vermelding"), order=100)
    def new_listing(user: AbstractBaseUser) -> str | None:
        may_add = policy_registry.get_by_type(Listing).user_has_permission(user, "add")
        return reverse(Listing.snippet_viewset.get_url_name("add")) if may_add else None

It says where to go, or None for who may not do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.admin.ui.components import Component

Find = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing to do, and where it is done for somebody."""

    name: str
    label: str
    order: int
    find: Find


_shortcuts: dict[str, Shortcut] = {}


def shortcut(name: str, label: Any, *, order: int) -> Callable[[Find], Find]:
    """Puts a thing to do on the start screen."""

    def register(find: Find) -> Find:
        _shortcuts[name] = Shortcut(name, label, order, find)
        return find

    return register


def shortcuts_of(user: AbstractBaseUser) -> Iterator[tuple[Shortcut, str]]:
    """What this user may do, and where."""
    for one in sorted(_shortcuts.values(), key=lambda one: (one.order, one.name)):
        if url := one.find(user):
            yield one, url


class ShortcutsPanel(Component):
    """A row of links above what there is to do."""

    name = "shortcuts"
    order = 90
    template_name = "wagtailadmin/core/shortcuts_panel.html"

    class Media:
        css = {"all": ["css/admin/shortcuts.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"shortcuts": list(shortcuts_of(parent_context["request"].user))}
