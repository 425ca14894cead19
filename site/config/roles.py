"""Who may do what on the editors' side: five groups, and the workflow between them.

- Beheerders: everything.
- Redacteuren: everything but users, groups, workflows and settings; they publish.
- Wijkredacteuren: facts and stories of their own neighbourhoods, and they publish those.
- Vrijwilligers: add and change facts of their own neighbourhoods. What they send in waits for a Redacteur, or
  for the Wijkredacteur of that neighbourhood.
- Vertalers: the pages in other languages.

"Own" is what "wie werkt waar" says: for facts ``wijken/directory/reach.py`` asks it, for stories and files
``config/neighbourhood_teams.py`` makes a group for each neighbourhood.

Wagtail makes the groups Editors and Moderators, with a workflow, in every new site. Nobody of ours chose
those: they go when they are empty and unused, so that there is one answer to "who may publish".
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

from config.giving import give_files, give_pages, root_pages
from config.neighbourhood_teams import NEIGHBOURHOOD_EDITORS, set_up_neighbourhood_teams
from wijken.directory.models import TeamApprovalTask

ADMINISTRATORS = "Beheerders"
EDITORS = "Redacteuren"
VOLUNTEERS = "Vrijwilligers"
TRANSLATORS = "Vertalers"
ROLES = (ADMINISTRATORS, EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS, TRANSLATORS)
WORKFLOW = "Nakijken door redactie"

PAGE_ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
COLLECTION_ACTIONS = ("add", "change", "choose")
OWN_APPS = ("core", "methode", "wijken", "directory", "upkeep", "exchange", "search", "feedback", "coalition")
ANSWERED_BY_VOLUNTEERS = ("correction",)
ANSWERED_BY_TEAMS = (*ANSWERED_BY_VOLUNTEERS, "proposal")
"""What residents send in, for whoever keeps their neighbourhood. Addresses of contacts are not among it."""
NOT_FOR_EDITORS = ("sitesettings",)
"""Models of our own that are settings of the whole site."""

WAGTAILS_GROUPS = ("Editors", "Moderators")
WAGTAILS_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up_roles() -> None:
    """Make groups, permissions and workflow what this file says. May be run again at any time."""
    administrators, editors, neighbourhood_editors, volunteers, translators = (
        Group.objects.get_or_create(name=name)[0] for name in ROLES
    )
    administrators.permissions.set(Permission.objects.all())
    editors.permissions.set(_editors_permissions())
    neighbourhood_editors.permissions.set(
        _facts_permissions("add", "change", "view", "publish", answering=ANSWERED_BY_TEAMS)
    )
    volunteers.permissions.set(_facts_permissions("add", "change", "view", answering=ANSWERED_BY_VOLUNTEERS))
    translators.permissions.set(_translators_permissions())
    for group in (administrators, editors):
        give_pages(group, PAGE_ACTIONS, root_pages())
        give_files(group, COLLECTION_ACTIONS)
    for group in (neighbourhood_editors, volunteers):
        give_pages(group, (), ())
        give_files(group, ("add", "choose"))
    give_pages(translators, ("add", "change", "publish"), _pages_in_other_languages())
    give_files(translators, ("choose",))
    set_up_neighbourhood_teams()
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


def _facts_permissions(*actions: str, answering: tuple[str, ...]) -> QuerySet[Permission]:
    names = [f"{action}_{model._meta.model_name}" for action in actions for model in fact_models()]
    facts = Q(content_type__app_label="directory", codename__in=names)
    answers = Q(
        content_type__app_label="upkeep",
        content_type__model__in=answering,
        codename__regex="^(view|change)_",
    )
    return Permission.objects.filter(_access() | facts | answers)


def _translators_permissions() -> QuerySet[Permission]:
    translate = Q(content_type__app_label="wagtail_localize", codename="submit_translation")
    return Permission.objects.filter(_access() | translate)


def _pages_in_other_languages() -> QuerySet[Page]:
    """The top of each tree of pages that is a translation."""
    return Page.objects.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE)


def _set_up_workflow(reviewers: list[Group]) -> None:
    """One task, for the reviewers and for who keeps the fact; for every page and every fact."""
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
    """A task that was for the reviewers alone becomes one for the teams too, with all that waits for it."""
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
