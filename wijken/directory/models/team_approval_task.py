from __future__ import annotations

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, TaskState
from wagtail.permissions import policy_registry

from core.permissions.users import AnyUser

from .directory_record import DirectoryRecord


class TeamApprovalTask(GroupApprovalTask):
    """May be approved by its groups, and for a record also by the team that may publish it."""

    class Meta:
        verbose_name = _("nakijken door redactie of wijkteam")
        verbose_name_plural = _("nakijken door redactie of wijkteam")
        default_permissions = ()

    @classmethod
    def get_description(cls) -> str:
        return str(
            _("Wie in deze groepen zit keurt alles goed, een wijkredacteur de feiten van de eigen wijk.")
        )

    def user_can_access_editor(self, obj: Model, user: AnyUser) -> bool:
        return super().user_can_access_editor(obj, user) or keeps(obj, user)

    def locked_for_user(self, obj: Model, user: AnyUser) -> bool:
        return super().locked_for_user(obj, user) and not keeps(obj, user)

    def user_can_lock(self, obj: Model, user: AnyUser) -> bool:
        return super().user_can_lock(obj, user) or keeps(obj, user)

    def get_actions(self, obj: Model, user: AnyUser) -> list[tuple[str, str | Promise, bool]]:
        """The team has the actions of a reviewer."""
        reviewer = get_user_model()(is_superuser=True) if keeps(obj, user) else user
        return super().get_actions(obj, reviewer)

    def get_task_states_user_can_moderate(self, user: AnyUser, **kwargs: object) -> QuerySet[TaskState]:
        """All states for the groups; for a team those of its own records."""
        if user.is_superuser or self._user_in_groups(user):
            return super().get_task_states_user_can_moderate(user, **kwargs)
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        theirs: dict[type[DirectoryRecord], dict[int, int]] = defaultdict(dict)
        for state in waiting.select_related("workflow_state__base_content_type"):
            model = state.workflow_state.base_content_type.model_class()
            if model and issubclass(model, DirectoryRecord):
                theirs[model][int(state.workflow_state.object_id)] = state.pk
        pks = [
            states[pk]
            for model, states in theirs.items()
            for pk in publishable(model, user).filter(pk__in=states).values_list("pk", flat=True)
        ]
        return waiting.filter(pk__in=pks)


def keeps(thing: Model, user: AnyUser) -> bool:
    """Whether this user may publish this record; pages are for the groups only."""
    return isinstance(thing, DirectoryRecord) and policy_registry.get_by_type(
        type(thing)
    ).user_has_permission_for_instance(user, "publish", thing)


def publishable(model: type[DirectoryRecord], user: AnyUser) -> QuerySet:
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, ["publish"])
