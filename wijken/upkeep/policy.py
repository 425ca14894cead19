"""Who may see and answer what visitors sent: editors, and each neighbourhood's own team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.permission_policies import ModelPermissionPolicy


class TeamPolicy(ModelPermissionPolicy):
    """The permissions of the groups, within what ``kept_by`` leaves to this person."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        return super().instances_user_has_any_permission_for(user, actions).kept_by(user)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Model
    ) -> bool:
        if not self.user_has_any_permission(user, actions):
            return False
        return self.model._default_manager.kept_by(user).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)
