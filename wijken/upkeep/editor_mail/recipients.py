"""The editors who are notified of what happens in a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from wagtail.models import Page

from wijken.directory.models import Neighbourhood
from wijken.directory.permissions import PATH_TO_NEIGHBOURHOOD

EVERYTHING = "directory.change_teammember"


def keepers(neighbourhood: Neighbourhood | None, permission: str) -> set[User]:
    """The team's members with this permission. Without any: the editors of the whole municipality; on a
    site that has none yet, whoever set it up.
    """
    active = get_user_model().objects.filter(is_active=True)
    team = active.filter(neighbourhood_teams__neighbourhood=neighbourhood) if neighbourhood else ()
    return {user for user in team if user.has_perm(permission)} or editors_of_everything() or superusers()


def editors_of_everything() -> set[User]:
    """From their groups; somebody who is a superuser only is not asked to edit, while others are there."""
    app, codename = EVERYTHING.split(".")
    allowed = Permission.objects.filter(codename=codename, content_type__app_label=app)
    users = get_user_model().objects.filter(is_active=True, groups__permissions__in=allowed)
    return set(users.distinct())


def superusers() -> set[User]:
    return set(get_user_model().objects.filter(is_active=True, is_superuser=True))


def reviewers(thing: Model, groups: Iterable[Group]) -> set[User]:
    """Who may approve this: the team of a record's neighbourhood, or the members of the task's groups."""
    path = PATH_TO_NEIGHBOURHOOD.get(thing._meta.model_name or "")
    if path is None or isinstance(thing, Page):
        members = get_user_model().objects.filter(is_active=True, groups__in=groups)
        return set(members.distinct()) or superusers()
    return keepers(neighbourhood_of(thing, path), f"directory.publish_{thing._meta.model_name}")


def neighbourhood_of(thing: Model, path: str) -> Neighbourhood | None:
    if isinstance(thing, Neighbourhood):
        return thing
    found: object = thing
    for name in path.split("__"):
        found = getattr(found, name)
    return found if isinstance(found, Neighbourhood) else None
