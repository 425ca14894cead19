"""Who keeps which facts: a team keeps those of its own neighbourhoods, the editors keep them all.

Groups say what somebody may do (config/roles.py); this says with which rows. It is asked in lists, exports,
choosers, bulk actions, on every address with the number of a fact in it, and in the form itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

WAY_TO_THE_NEIGHBOURHOOD = {
    "neighbourhood": "pk",
    "location": "neighbourhood",
    "listing": "neighbourhood",
    "activity": "listing__neighbourhood",
}
"""Of each kind of fact, how to get to its neighbourhood. A provider has none: it goes by its listings."""


def neighbourhoods_kept_by(user: Any) -> frozenset[int] | None:
    """Their ids, or None for all of them.

    Who may say who works where is bound to no neighbourhood. Nor is a volunteer whom nobody gave one, because
    an editor looks at everything that she sends in. Anybody else without a neighbourhood keeps nothing.
    """
    from wijken.directory.models import TeamMember

    if not hasattr(user, "_neighbourhoods_kept"):
        team = frozenset(TeamMember.objects.filter(user=user.pk).values_list("neighbourhood", flat=True))
        sends_in = user.has_perm("directory.change_listing") and not user.has_perm(
            "directory.publish_listing"
        )
        everything = user.has_perm("directory.change_teammember") or (sends_in and not team)
        user._neighbourhoods_kept = None if everything else team
    return user._neighbourhoods_kept


def within_reach[Facts: QuerySet](facts: Facts, user: Any) -> Facts:
    """Those that this person keeps."""
    kept = neighbourhoods_kept_by(user)
    return facts if kept is None else facts.filter(_in(facts.model, kept))


def choosable(facts: QuerySet, user: Any) -> QuerySet:
    """Those that this person may point at: their own, and what belongs to the whole municipality."""
    kept = neighbourhoods_kept_by(user)
    way = WAY_TO_THE_NEIGHBOURHOOD.get(facts.model._meta.model_name or "")
    if kept is None or way is None:
        return facts
    return facts.filter(Q(**{f"{way}__in": kept}) | Q(**{f"{way}__isnull": True}))


def is_within_reach(fact: Model, user: Any) -> bool:
    return within_reach(type(fact)._base_manager.filter(pk=fact.pk), user).exists()


def _in(model: type[Model], kept: Iterable[int]) -> Q:
    from wijken.directory.models import Listing

    name = model._meta.model_name or ""
    if name == "organisation":
        offered = Listing.objects.exclude(organisation=None)
        theirs = offered.filter(neighbourhood__in=kept).values("organisation")
        return Q(pk__in=theirs) | ~Q(pk__in=offered.values("organisation"))
    way = WAY_TO_THE_NEIGHBOURHOOD.get(name)
    return Q(**{f"{way}__in": kept}) if way else Q()


class ReachPolicy(ModelPermissionPolicy):
    """What the groups allow, for the facts that this person keeps."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        return within_reach(super().instances_user_has_any_permission_for(user, actions), user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action) and is_within_reach(instance, user)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Model
    ) -> bool:
        return self.user_has_any_permission(user, actions) and is_within_reach(instance, user)
