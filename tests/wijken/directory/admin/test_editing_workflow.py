"""A volunteer's changes are moderated; the public sees the old version until then."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from tests.wijken.directory.editing import address, filled_in, send
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, TeamMember


@pytest.fixture
def sent_in(volunteer: Client, activity: Activity) -> Activity:
    """A volunteer submitted a change of the time."""
    response = send(
        volunteer,
        address(activity, "edit"),
        press="action-submit",
        schedules__0__starts_at="11:00",
        schedules__0__ends_at="13:00",
    )
    assert response.status_code == 302
    return activity


@pytest.fixture
def new_and_sent_in(volunteer: Client, listing: Listing) -> Listing:
    """A listing that is not on the site yet, and waits for approval."""
    listing.unpublish()
    send(volunteer, address(listing, "edit"), press="action-submit", summary="Elke week soep.")
    return listing


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

    data["neighbourhood"] = str(listing.neighbourhood.pk)
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


def test_who_approves_is_told_that_visitors_read_not_confirmed_and_can_say_that_it_is_right(
    editor: Client, new_and_sent_in: Listing
) -> None:
    data = filled_in(editor, address(new_and_sent_in, "edit"))
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = editor.post(address(new_and_sent_in, "edit"), data | pressed, follow=True).content.decode()

    new_and_sent_in.refresh_from_db()
    assert new_and_sent_in.live and new_and_sent_in.checked_on is None
    assert "Bezoekers lezen erbij: niet bevestigd. Weet je dat alles klopt? Zeg het dan." in answer
    assert reverse("directory_confirm", args=[new_and_sent_in.pk]) in answer

    new_and_sent_in.confirm(timezone.localdate(), "de redactie")
    send(editor, address(new_and_sent_in, "edit"), summary="Elke week soep en brood.")
    assert "niet bevestigd" not in editor.get(address(Listing, "list")).content.decode()


def test_a_volunteer_reads_who_looks_when_and_where_the_answer_comes(
    volunteer: Client, listing: Listing
) -> None:
    data = filled_in(volunteer, address(listing, "edit"), summary="Elke week soep.")
    answer = volunteer.post(address(listing, "edit"), data | {"action-submit": "1"}, follow=True)

    told = answer.content.decode()
    assert "is ingestuurd. Een redacteur kijkt ernaar, meestal binnen een week." in told
    assert "Je krijgt een mail met het antwoord." in told
    assert "Wat je hebt ingestuurd" in volunteer.get("/beheer/").content.decode()


def autosaved(client: Client, url: str, **changes: str) -> dict[str, str]:
    """What Wagtail's script reads after it tried to save the form by itself."""
    data = filled_in(client, url, **changes)
    return client.post(url, data, headers={"accept": "application/json"}).json()


def test_a_volunteer_of_one_neighbourhood_need_not_choose_it_to_have_work_saved(
    volunteer: Client, neighbourhood: Neighbourhood
) -> None:
    answer = autosaved(volunteer, address(Listing, "add"), name="Breiclub", kind="initiatief")

    assert answer["success"], answer
    breiclub = Listing.objects.get(name="Breiclub").get_latest_revision_as_object()
    assert breiclub.neighbourhood == neighbourhood


def test_a_volunteer_of_two_neighbourhoods_sees_a_star_and_reads_why_nothing_is_saved(
    volunteer: Client,
) -> None:
    other = Neighbourhood.objects.create(
        name="Delfgauw", slug="delfgauw", core_village="Delfgauw", latitude=52.01, longitude=4.4
    )
    TeamMember.objects.create(user=volunteer.user, neighbourhood=other)
    shown = volunteer.get(address(Listing, "add")).content.decode()
    label = shown[shown.index('id="id_neighbourhood-label"') :].split("</label>")[0]
    assert "w-required-mark" in label

    answer = autosaved(volunteer, address(Listing, "add"), name="Breiclub", kind="initiatief")

    assert not answer["success"]
    assert "er ontbreekt iets met een sterretje (*)" in answer["error_message"]
