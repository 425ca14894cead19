"""What a volunteer changes waits until an editor has looked; the public sees the old until then."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import TaskState

from wijken.directory.models import Activity, Listing, Location

from .editing import address, filled_in, send


@pytest.fixture
def sent_in(volunteer: Client, activity: Activity) -> Activity:
    """A volunteer made it an hour later and sent it in."""
    response = send(
        volunteer,
        address(activity, "edit"),
        press="action-submit",
        schedules__0__starts_at="11:00",
        schedules__0__ends_at="13:00",
    )
    assert response.status_code == 302
    return activity


def begins_at(activity: Activity) -> int:
    return Activity.objects.get(pk=activity.pk).schedules.get().starts_at.hour


def test_a_volunteers_change_waits_and_the_public_sees_the_old(volunteer: Client, sent_in: Activity) -> None:
    assert begins_at(sent_in) == 10
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert "Inloop" in volunteer.get("/beheer/").content.decode()


def test_an_editor_finds_it_on_the_start_screen_and_approves(
    log_in: Callable[[str], Client], sent_in: Activity
) -> None:
    editor = log_in("Redacteuren")
    assert 'id="awaiting-review' in editor.get("/beheer/").content.decode()

    editor.post(address(sent_in, "workflow_action", "approve", TaskState.objects.get().pk), {"comment": ""})

    assert begins_at(sent_in) == 11


def test_a_volunteer_cannot_publish_by_pressing_a_button_that_is_not_there(
    volunteer: Client, activity: Activity
) -> None:
    page = volunteer.get(address(activity, "edit")).content.decode()
    assert "action-publish" not in page

    send(volunteer, address(activity, "edit"), schedules__0__starts_at="11:00", schedules__0__ends_at="13:00")

    assert begins_at(activity) == 10


def test_a_volunteer_cannot_approve_her_own_change(volunteer: Client, sent_in: Activity) -> None:
    volunteer.post(
        address(sent_in, "workflow_action", "approve", TaskState.objects.get().pk), {"comment": ""}
    )

    assert begins_at(sent_in) == 10


def test_what_a_volunteer_adds_is_not_public(volunteer: Client, listing: Listing) -> None:
    data = filled_in(
        volunteer, address(Listing, "add"), name="Nieuw", slug="nieuw", kind="initiatief", summary="…"
    )

    response = volunteer.post(address(Listing, "add"), data | {"action-publish": "1"})

    assert response.status_code == 302
    assert Listing.objects.get(slug="nieuw").live is False


@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_a_volunteer_takes_nothing_away(volunteer: Client, listing: Listing, view: str) -> None:
    volunteer.post(address(listing, view))

    assert Listing.objects.get().live


def test_unfinished_work_waits_on_the_start_screen(volunteer: Client, place: Location) -> None:
    send(volunteer, address(place, "edit"), press="", name="Buurthuis aan de vaart")

    page = volunteer.get("/beheer/").content.decode()

    assert "Hier was je mee bezig" in page
    assert "Buurthuis aan de vaart" in page


def test_the_large_button_is_what_one_may_do(editor: Client, volunteer: Client, activity: Activity) -> None:
    def first_button(client: Client) -> str:
        menu = client.get(address(activity, "edit")).content.decode().split("footer", 1)[1]
        return min(("action-publish", "action-submit"), key=lambda name: menu.find(name) % 10**9)

    assert first_button(editor) == "action-publish"
    assert first_button(volunteer) == "action-submit"
