"""A wijkredacteur moderates the submissions of volunteers in the own neighbourhood only."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Task, TaskState, WorkflowTask

from config.roles import EDITORS, NEIGHBOURHOOD_EDITORS, WORKFLOW, set_up_roles
from tests.wijken.directory.editing import address, send
from wijken.directory.models import Listing, Neighbourhood, TeamApprovalTask, TeamMember


@pytest.fixture
def sent_in(volunteer: Client, listing: Listing) -> TaskState:
    send(volunteer, address(listing, "edit"), press="action-submit", summary="Koffie, thee en een spel.")
    return TaskState.objects.get()


@pytest.fixture
def team(log_in: Callable[[str], Client]) -> Callable[[Neighbourhood], Client]:
    def of(neighbourhood: Neighbourhood) -> Client:
        client = log_in(NEIGHBOURHOOD_EDITORS)
        TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
        return client

    return of


@pytest.fixture
def elsewhere() -> Neighbourhood:
    return Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )


def approve(client: Client, state: TaskState) -> int:
    listing = state.workflow_state.content_object
    answer = client.post(address(listing, "workflow_action", "approve", state.pk), {"comment": ""})
    return answer.status_code


def may_judge(client: Client, state: TaskState) -> bool:
    task, listing = state.task.specific, state.workflow_state.content_object
    user = get_user_model().objects.get(pk=client.user.pk)
    return bool(task.get_actions(listing, user)) or not task.locked_for_user(listing, user)


def test_the_team_finds_it_and_approves(
    listing: Listing, sent_in: TaskState, team: Callable[[Neighbourhood], Client]
) -> None:
    client = team(listing.neighbourhood)
    assert 'id="awaiting-review' in client.get("/beheer/").content.decode()
    assert "action-publish" in client.get(address(listing, "edit")).content.decode()

    assert approve(client, sent_in) == 302

    assert Listing.objects.get().summary == "Koffie, thee en een spel."


def test_the_team_may_send_it_back(
    listing: Listing, sent_in: TaskState, team: Callable[[Neighbourhood], Client]
) -> None:
    client = team(listing.neighbourhood)
    client.post(address(listing, "workflow_action", "reject", sent_in.pk), {"comment": "Welke dag?"})

    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED
    assert Listing.objects.get().summary == "Koffie en een praatje."


def test_another_team_neither_sees_nor_approves_it(
    listing: Listing,
    sent_in: TaskState,
    elsewhere: Neighbourhood,
    team: Callable[[Neighbourhood], Client],
) -> None:
    client = team(elsewhere)
    assert 'id="awaiting-review' not in client.get("/beheer/").content.decode()

    approve(client, sent_in)

    assert not may_judge(client, sent_in)
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_who_sent_it_in_does_not_approve_it(volunteer: Client, sent_in: TaskState) -> None:
    neighbourhood = sent_in.workflow_state.content_object.neighbourhood
    assert TeamMember.objects.filter(user=volunteer.user, neighbourhood=neighbourhood).exists()
    approve(volunteer, sent_in)
    assert not may_judge(volunteer, sent_in)
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert 'id="awaiting-review' not in volunteer.get("/beheer/").content.decode()


def test_pages_are_for_the_editors(
    neighbourhood: Neighbourhood, team: Callable[[Neighbourhood], Client]
) -> None:
    client = team(neighbourhood)
    page = Page.objects.get(depth=2).specific
    page.title = "Anders"
    page.save_revision()
    page.get_workflow().start(page, user=None)
    state = TaskState.objects.get()

    assert 'id="awaiting-review' not in client.get("/beheer/").content.decode()
    approving = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(approving, {"comment": ""})

    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert not state.task.specific.user_can_access_editor(page, client.user)


def test_a_site_that_had_the_former_task_keeps_it_with_all_that_waits(
    listing: Listing, sent_in: TaskState, team: Callable[[Neighbourhood], Client]
) -> None:
    task = TeamApprovalTask.objects.get()
    kept = task.pk
    TeamApprovalTask.objects.filter(pk=kept)._raw_delete("default")
    GroupApprovalTask.objects.get(pk=kept).save()
    Task.objects.update(content_type=ContentType.objects.get_for_model(GroupApprovalTask))
    assert type(Task.objects.get().specific) is GroupApprovalTask

    set_up_roles()

    assert type(Task.objects.get().specific) is TeamApprovalTask
    assert WorkflowTask.objects.get().task_id == kept
    assert Group.objects.get(name=EDITORS) in Task.objects.get(name=WORKFLOW).specific.groups.all()
    assert approve(team(listing.neighbourhood), TaskState.objects.get()) == 302
    assert Listing.objects.get().summary == "Koffie, thee en een spel."
