from __future__ import annotations

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from core.dashboard.shortcuts import shortcut
from core.permissions.users import AnyUser
from wijken.directory.models import Activity, Listing


@shortcut("new-listing", _("Nieuwe vermelding"), order=100)
def new_listing(user: AnyUser) -> str | None:
    return _where(Listing, user, "add", "add")


@shortcut("change-listing", _("Vermelding aanpassen"), order=110)
def change_listing(user: AnyUser) -> str | None:
    return _where(Listing, user, "change", "list")


@shortcut("change-when", _("Tijd of prijs aanpassen"), order=120)
def change_when(user: AnyUser) -> str | None:
    return _where(Activity, user, "change", "list")


def _where(model: type[Model], user: AnyUser, action: str, view: str) -> str | None:
    may = policy_registry.get_by_type(model).user_has_permission(user, action)
    return reverse(model.snippet_viewset.get_url_name(view)) if may else None  # type: ignore[attr-defined]
