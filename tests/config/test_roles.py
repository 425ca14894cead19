"""Five groups and one workflow, created by one idempotent command."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow

from config.roles import (
    ADMINISTRATORS,
    EDITORS,
    NEIGHBOURHOOD_EDITORS,
    TRANSLATORS,
    VOLUNTEERS,
    fact_models,
)

ALL = (ADMINISTRATORS, EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS, TRANSLATORS)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles() -> None:
    call_command("setup_roles", verbosity=0)


def browser(group: str) -> Client:
    user = get_user_model().objects.create(username=group)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_running_setup_roles_twice_changes_nothing() -> None:
    def picture() -> tuple[object, ...]:
        return (
            sorted(
                (group.name, sorted(group.permissions.values_list("pk", flat=True)))
                for group in Group.objects.all()
            ),
            sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
            [(workflow.name, workflow.active, workflow.tasks.count()) for workflow in Workflow.objects.all()],
        )

    before = picture()
    call_command("setup_roles", verbosity=0)

    assert picture() == before
    assert {group.name for group in Group.objects.all()} == set(ALL)
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Nakijken door redactie"]


def test_it_says_what_it_did_unless_asked_to_be_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("setup_roles", verbosity=0)
    assert capsys.readouterr().out == ""
    call_command("setup_roles")
    assert "Groepen: Beheerders" in capsys.readouterr().out


def test_setup_roles_revokes_permissions_granted_by_mistake() -> None:
    volunteers = Group.objects.get(name=VOLUNTEERS)
    volunteers.permissions.add(Permission.objects.get(codename="publish_listing"))
    root = Page.get_first_root_node()
    GroupPagePermission.objects.create(group=volunteers, page=root, permission_type="publish")

    call_command("setup_roles", verbosity=0)

    assert not volunteers.permissions.filter(codename="publish_listing").exists()
    assert not volunteers.page_permissions.exists()


def test_a_group_that_people_are_in_is_left_alone() -> None:
    group = Group.objects.create(name="Editors")
    get_user_model().objects.create(username="iemand").groups.add(group)

    call_command("setup_roles", verbosity=0)

    assert Group.objects.filter(name="Editors").exists()


def test_every_page_and_every_fact_goes_through_the_same_workflow() -> None:
    assert Page.get_first_root_node().get_workflow().name == "Nakijken door redactie"
    for model in fact_models():
        assert model.get_default_workflow().name == "Nakijken door redactie", model
    assert len(fact_models()) >= 5


def test_nobody_but_an_administrator_reaches_users_and_settings() -> None:
    addresses = [
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_groups:index"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailsettings:edit", args=["core", "sitesettings"]),
    ]
    administrator, editor, volunteer = (browser(group) for group in (ADMINISTRATORS, EDITORS, VOLUNTEERS))

    for url in addresses:
        assert administrator.get(url, follow=True).redirect_chain[-1:] != [("/beheer/", 302)], url
        assert editor.get(url)["Location"] == "/beheer/", url
        assert volunteer.get(url)["Location"] == "/beheer/", url


def test_every_role_can_log_in_and_others_cannot() -> None:
    for group in ALL:
        assert browser(group).get("/beheer/").status_code == 200
    assert Client().get("/beheer/").status_code == 302
