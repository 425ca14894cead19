"""Which rows a user may edit or choose: teams those of their neighbourhoods, editors all.

Groups determine what a user may do (config/roles.py); this module determines to which rows. It is used by
lists, exports, choosers, bulk actions, submissions of visitors, dashboard tasks, every URL with the primary
key of a record, and the forms (decision record 18).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry
from wagtail.permission_policies import ModelPermissionPolicy

from core.permissions.users import AnyUser

PATH_TO_NEIGHBOURHOOD = {
    "neighbourhood": "pk",
    "location": "neighbourhood",
    "organisation": "neighbourhood",
    "listing": "neighbourhood",
    "activity": "listing__neighbourhood",
}
"""For each type of record. Other models of the directory are vocabularies, without a neighbourhood."""


def edits_everything(user: AnyUser) -> bool:
    """Whether the user may edit every row: users who assign teams are not limited to a neighbourhood."""
    return bool(user.has_perm("directory.change_teammember"))


def may_change_listings(user: AnyUser) -> bool:
    return bool(user.has_perm("directory.change_listing"))


def may_import(user: AnyUser) -> bool:
    """Whether the user may read in whole lists: they publish, in all neighbourhoods."""
    publishes = user.has_perms(("directory.add_listing", "directory.publish_listing"))
    return bool(publishes and edits_everything(user))


def sends_in(user: AnyUser) -> bool:
    """Whether this user's changes need approval before they are published."""
    return bool(user.has_perm("directory.change_listing") and not user.has_perm("directory.publish_listing"))


def teams_of(user: AnyUser) -> frozenset[int]:
    """The ids of the neighbourhoods whose teams the user is in. Queried once per request."""
    if not user.is_authenticated:
        return frozenset()
    teams: frozenset[int] | None = getattr(user, "_teams", None)
    if teams is None:
        teams = frozenset(user.neighbourhood_teams.values_list("neighbourhood", flat=True))
        user._teams = teams  # type: ignore[attr-defined]
    return teams


def neighbourhoods_to_choose(user: AnyUser) -> frozenset[int] | None:
    """The neighbourhoods that this user may choose for a record; None for any, including none.

    Users without a team whose changes need approval may choose any, as visitors may in a proposal.
    """
    teams = teams_of(user)
    return None if edits_everything(user) or (sends_in(user) and not teams) else teams


def editable_by[Rows: QuerySet](rows: Rows, user: AnyUser, path: str | None = None) -> Rows:
    """Rows that the user may edit: those of the user's neighbourhoods, and those the user created.

    ``path`` is the lookup from a row to its neighbourhood, if not in ``PATH_TO_NEIGHBOURHOOD``.
    """
    name = rows.model._meta.model_name or ""
    is_fact = path is None
    path = path or PATH_TO_NEIGHBOURHOOD.get(name)
    if path is None or edits_everything(user):
        return rows
    teams = teams_of(user)
    theirs = Q(**{f"{path}__in": teams})
    if is_fact and sends_in(user):
        theirs |= Q(_made_by(rows.model, user))
    return rows.filter(theirs)


def choosable_by(facts: QuerySet, user: AnyUser, at: datetime) -> QuerySet:
    """Rows that the user may refer to: those above, and public ones of the whole municipality.

    Users who edit pages but no records may refer to everything that is public.
    """
    path = PATH_TO_NEIGHBOURHOOD.get(facts.model._meta.model_name or "")
    if path is None or edits_everything(user):
        return facts
    public = facts.model.objects.published(at)  # type: ignore[attr-defined]
    if user.has_perm("directory.change_listing"):
        public = public.filter(**{f"{path}__isnull": True})
    return facts.filter(
        Q(pk__in=editable_by(facts.model._base_manager.all(), user).values("pk"))
        | Q(pk__in=public.order_by().values("pk"))
    )


def is_editable_by(fact: Model, user: AnyUser) -> bool:
    return editable_by(type(fact)._base_manager.filter(pk=fact.pk), user).exists()


def _made_by(model: type[Model], user: AnyUser) -> Exists:
    """From the log: rows do not store who created them."""
    return Exists(
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id=Cast(OuterRef("pk"), CharField()),
            action="wagtail.create",
            user=user.pk,
        )
    )


class EditablePermissionPolicy(ModelPermissionPolicy):
    """The permissions of the groups, limited to the rows of ``editable_by``."""

    def instances_user_has_any_permission_for(self, user: AnyUser, actions: Iterable[str]) -> QuerySet:
        return super().instances_user_has_any_permission_for(user, actions).editable_by(user)

    def user_has_permission_for_instance(self, user: AnyUser, action: str, instance: Model) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(
        self, user: AnyUser, actions: Iterable[str], instance: Model
    ) -> bool:
        if not self.user_has_any_permission(user, actions):
            return False
        return self.model._default_manager.editable_by(user).filter(pk=instance.pk).exists()
