"""Who may do what on the editors' side: three groups, and the workflow between them.

- Beheerders: everything.
- Redacteuren: everything but users, groups, workflows and settings; they publish.
- Vrijwilligers: add and change facts. What they send in waits for a Redacteur.

Wagtail makes the groups Editors and Moderators, with a workflow, in every new site. Nobody of ours chose
those: they go when they are empty and unused, so that there is one answer to "who may publish".
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

ADMINISTRATORS = "Beheerders"
EDITORS = "Redacteuren"
VOLUNTEERS = "Vrijwilligers"
WORKFLOW = "Nakijken door redactie"

PAGE_ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
COLLECTION_ACTIONS = ("add", "change", "choose")
OWN_APPS = ("core", "methode", "wijken", "directory", "upkeep", "exchange", "search", "feedback", "coalition")
NOT_FOR_EDITORS = ("sitesettings",)
"""Models of our own that are settings of the whole site."""

WAGTAILS_GROUPS = ("Editors", "Moderators")
WAGTAILS_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up_roles() -> None:
    """Make groups, permissions and workflow what this file says. May be run again at any time."""
    administrators, editors, volunteers = (
        Group.objects.get_or_create(name=name)[0] for name in (ADMINISTRATORS, EDITORS, VOLUNTEERS)
    )
    administrators.permissions.set(Permission.objects.all())
    editors.permissions.set(_editors_permissions())
    volunteers.permissions.set(_volunteers_permissions())
    for group in (administrators, editors):
        _give_pages(group, PAGE_ACTIONS)
        _give_files(group, COLLECTION_ACTIONS)
    _give_pages(volunteers, ())
    _give_files(volunteers, ("add", "choose"))
    _set_up_workflow([editors, administrators])
    _clear_away_what_nobody_chose()


def fact_models() -> list[type[Model]]:
    """The facts: everything with drafts that is not a page and belongs to the social map."""
    return [
        model
        for model in apps.get_app_config("directory").get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def _access() -> Q:
    return Q(content_type__app_label="wagtailadmin", codename="access_admin")


def _editors_permissions() -> QuerySet[Permission]:
    ours = Q(content_type__app_label__in=OWN_APPS) & ~Q(content_type__model__in=NOT_FOR_EDITORS)
    redirects = Q(content_type__app_label="wagtailredirects")
    translate = Q(content_type__app_label="wagtail_localize", codename="submit_translation")
    return Permission.objects.filter(_access() | ours | redirects | translate)


def _volunteers_permissions() -> QuerySet[Permission]:
    names = [
        f"{action}_{model._meta.model_name}"
        for model in fact_models()
        for action in ("add", "change", "view")
    ]
    return Permission.objects.filter(_access() | Q(content_type__app_label="directory", codename__in=names))


def _give_pages(group: Group, actions: Iterable[str]) -> None:
    """These actions on the whole page tree, and no others."""
    root = Page.get_first_root_node()
    names = [f"{action}_page" for action in actions]
    given = GroupPagePermission.objects.filter(group=group, page=root)
    given.exclude(permission__codename__in=names).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _give_files(group: Group, actions: Iterable[str]) -> None:
    """These actions on pictures and documents of every collection, and no others."""
    root = Collection.get_first_root_node()
    wanted = [f"{action}_{kind}" for action in actions for kind in ("image", "document")]
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=wanted
    )
    given = GroupCollectionPermission.objects.filter(group=group, collection=root)
    given.exclude(permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _set_up_workflow(reviewers: list[Group]) -> None:
    """One task, for the reviewers; for every page and every fact."""
    task = GroupApprovalTask.objects.filter(name=WORKFLOW).first() or GroupApprovalTask(name=WORKFLOW)
    task.active = True
    task.save()
    task.groups.set(reviewers)
    workflow, _created = Workflow.objects.update_or_create(name=WORKFLOW, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    for model in fact_models():
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )


def _clear_away_what_nobody_chose() -> None:
    for workflow in Workflow.objects.filter(name=WAGTAILS_WORKFLOW, workflow_states__isnull=True):
        for task in workflow.tasks:
            if not task.task_states.exists():
                task.delete()
        workflow.delete()
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user__isnull=True).delete()
