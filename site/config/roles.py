"""Roles of editors: five groups, and the workflow between them.

- Beheerders: everything.
- Redacteuren: everything but users, groups, workflows and settings; they publish.
- Wijkredacteuren: directory records and stories of their own neighbourhoods, which they publish.
- Vrijwilligers: add and change directory records of their own neighbourhoods, and pictures for them. A
  Redacteur, or the Wijkredacteur of that neighbourhood, approves them.
- Vertalers: translated pages.

A neighbourhood itself (name, postcodes, outline) is added by Redacteuren and changed by its Wijkredacteuren:
filters, agendas and teams depend on it.

"Own" is defined on the "wie werkt waar" screen: ``wijken/directory/permissions.py`` applies it to directory
records; ``config/neighbourhood_teams.py`` makes a group per neighbourhood for stories and files.

Wagtail creates the groups Editors and Moderators, with a workflow, on every new site. They are deleted if
they are empty and unused, so that only one set of groups decides who may publish.
"""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.models import (
    DraftStateMixin,
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from config.group_permissions import give_files, give_pages, root_pages
from config.neighbourhood_teams import NEIGHBOURHOOD_EDITORS, set_up_neighbourhood_teams
from wijken.directory.models import Neighbourhood, TeamApprovalTask

ADMINISTRATORS = "Beheerders"
EDITORS = "Redacteuren"
VOLUNTEERS = "Vrijwilligers"
TRANSLATORS = "Vertalers"
ROLES = (ADMINISTRATORS, EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS, TRANSLATORS)
WORKFLOW = "Nakijken door redactie"

PAGE_ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
COLLECTION_ACTIONS = ("add", "change", "choose")
OWN_APPS = (
    "core",
    "methode",
    "wijken",
    "directory",
    "upkeep",
    "exchange",
    "search",
    "feedback",
    "coalition",
    "crisis_help",
)
ANSWERED_BY_VOLUNTEERS = ("correction",)
ANSWERED_BY_TEAMS = (*ANSWERED_BY_VOLUNTEERS, "proposal", "volunteeroffer")
"""Submissions of residents, for the team of their neighbourhood. Contact details are not included."""
NOT_FOR_EDITORS = ("sitesettings",)
"""Our own models that are settings of the whole site."""

WAGTAILS_GROUPS = ("Editors", "Moderators")
WAGTAILS_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up_roles() -> None:
    """Synchronise groups, permissions and workflow with this file. Idempotent."""
    administrators, editors, neighbourhood_editors, volunteers, translators = (
        Group.objects.get_or_create(name=name)[0] for name in ROLES
    )
    administrators.permissions.set(Permission.objects.all())
    editors.permissions.set(_editors_permissions())
    neighbourhood_editors.permissions.set(
        _facts_permissions("add", "change", "view", "publish", answering=ANSWERED_BY_TEAMS)
        | _permissions_on(Neighbourhood, "change", "view", "publish")
    )
    volunteers.permissions.set(_facts_permissions("add", "change", "view", answering=ANSWERED_BY_VOLUNTEERS))
    translators.permissions.set(_translators_permissions())
    for group in (administrators, editors):
        give_pages(group, PAGE_ACTIONS, root_pages())
        give_files(group, COLLECTION_ACTIONS)
    for group in (neighbourhood_editors, volunteers):
        give_pages(group, (), ())
    give_files(neighbourhood_editors, ("add", "choose"))
    give_files(volunteers, ("add", "choose"), kinds=("image",))
    give_pages(translators, ("add", "change", "publish"), _pages_in_other_languages())
    give_files(translators, ("choose",))
    set_up_neighbourhood_teams()
    _set_up_workflow([editors, administrators])
    _clear_away_what_nobody_chose()


def fact_models() -> list[type[Model]]:
    """Directory records: every model with drafts that is not a page and belongs to the directory."""
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


def _facts_permissions(*actions: str, answering: tuple[str, ...]) -> QuerySet[Permission]:
    facts = Q(pk__in=())
    for model in fact_models():
        if model is not Neighbourhood:
            facts |= Q(pk__in=_permissions_on(model, *actions))
    answers = Q(
        content_type__app_label="upkeep",
        content_type__model__in=answering,
        codename__regex="^(view|change)_",
    )
    return Permission.objects.filter(_access() | facts | answers)


def _permissions_on(model: type[Model], *actions: str) -> QuerySet[Permission]:
    names = [f"{action}_{model._meta.model_name}" for action in actions]
    return Permission.objects.filter(content_type__app_label=model._meta.app_label, codename__in=names)


def _translators_permissions() -> QuerySet[Permission]:
    translate = Q(content_type__app_label="wagtail_localize", codename="submit_translation")
    return Permission.objects.filter(_access() | translate)


def _pages_in_other_languages() -> QuerySet[Page]:
    """The top of each translated page tree."""
    return Page.objects.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE)


def _set_up_workflow(reviewers: list[Group]) -> None:
    """One task, approved by the reviewers or the record's team, for all pages and directory records."""
    task = TeamApprovalTask.objects.filter(name=WORKFLOW).first() or _new_task()
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


def _new_task() -> TeamApprovalTask:
    """Convert a task for the reviewers only to one for the teams too, keeping what is in moderation."""
    task = TeamApprovalTask(name=WORKFLOW)
    former = GroupApprovalTask.objects.filter(name=WORKFLOW).first()
    if former:
        task.pk = task.task_ptr_id = task.id = former.pk
    return task


def _clear_away_what_nobody_chose() -> None:
    for workflow in Workflow.objects.filter(name=WAGTAILS_WORKFLOW, workflow_states__isnull=True):
        for task in workflow.tasks:
            if not task.task_states.exists():
                task.delete()
        workflow.delete()
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user__isnull=True).delete()
