"""After "bestaat niet meer", visitors read it everywhere, until an editor decided."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision, WorkflowState

from tests.wijken.conftest import NOW, Town
from tests.wijken.exchange.ical_parser import events_in
from wijken.agenda.week_pdf import week_paper
from wijken.directory.models import Listing
from wijken.upkeep.confirmations.actions import Answer, Change, answer, send_change
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact

SAID = "De organisatie zegt dat dit gestopt is (24 november 2026)"
PAGES = (
    "/",
    "/sociale-kaart/eettafel/",
    "/sociale-kaart/",
    "/wijken/noord/",
    "/wijken/noord/agenda/",
    "/mijn-lijst/?lijst=eettafel",
    "/zoeken/?zoek=eettafel",
)

Read = Callable[[str], str]


@pytest.fixture
def table(town: Town, log_in: Callable[[str], Client]) -> Listing:
    listing = town.listing("Eettafel")
    town.activity(listing, "Samen eten")
    return listing


@pytest.fixture
def question(table: Listing) -> ConfirmationItem:
    contact = Contact.objects.create(email="joke@example.nl")
    asked = ConfirmationRequest.objects.create(contact=contact, asked_at=NOW, asked_on=NOW.date())
    return ConfirmationItem.objects.create(ask=asked, listing=table, role="owner", rung=0)


@pytest.fixture
def stopped(question: ConfirmationItem, log_in: Callable[[str], Client]) -> ConfirmationItem:
    log_in("Redacteuren")
    assert answer(question, Answer.STOPPED, NOW)
    return ConfirmationItem.objects.get()


@pytest.fixture
def editor(log_in: Callable[[str], Client]) -> Client:
    return log_in("Redacteuren")


def review_form(editor: Client, question: ConfirmationItem) -> dict[str, list[str]]:
    """What the browser would send of the screen that is open."""
    page = editor.get(reverse("upkeep_review", args=[question.pk])).content.decode()
    return {"seen": re.findall(r'name="seen" value="(\d+)"', page)}


def decide(editor: Client, question: ConfirmationItem, **pressed: str) -> None:
    screen = review_form(editor, question) | pressed
    assert editor.post(reverse("upkeep_review", args=[question.pk]), screen).status_code == 302


def calendar_event() -> Any:
    (event,) = events_in(Client().get("/sociale-kaart/eettafel/agenda.ics").content)
    return event


@pytest.mark.parametrize("address", PAGES)
def test_visitors_read_it_wherever_the_listing_or_its_activity_stands(
    stopped: ConfirmationItem, read: Read, address: str
) -> None:
    page = read(address)
    assert "Eettafel" in page and SAID in page
    assert "Gecontroleerd op 3 november 2026" not in page


def test_who_opens_the_listing_reads_it_before_the_buttons(stopped: ConfirmationItem, read: Read) -> None:
    page = read("/sociale-kaart/eettafel/")
    assert page.index(SAID) < page.index('<ul class="act')


def test_in_english_as_well(stopped: ConfirmationItem, english: Any, town: Town, read: Read) -> None:
    town.map.copy_for_translation(english).save_revision().publish()
    page = read("/en/sociale-kaart/eettafel/")
    assert "The organisation says that this has stopped (24 November 2026)" in page


def test_calendars_keep_the_appointment_as_uncertain(stopped: ConfirmationItem) -> None:
    event = calendar_event()
    assert event["status"] == "TENTATIVE" and SAID in event["description"]


def test_on_paper_too(stopped: ConfirmationItem) -> None:
    assert SAID in week_paper("nl/noord/2026-48", NOW).html


def test_the_map_says_it_at_the_pin(stopped: ConfirmationItem, town: Town, place: Any) -> None:
    Listing.objects.update(location=place)
    place.latitude, place.longitude = 52.02, 4.43
    place.save()
    assert SAID in Client().get("/sociale-kaart.geojson").content.decode()


def test_who_approves_makes_it_stopped_and_the_sentence_goes(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    decide(editor, stopped)
    page = read("/sociale-kaart/eettafel/")
    assert Listing.objects.get().status == Listing.Status.DEFUNCT
    assert SAID not in page and "Gestopt" in page


def test_who_says_that_it_goes_on_confirms_it_in_one_press(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    decide(editor, stopped, goes_on="1")
    listing = Listing.objects.get()
    page = read("/sociale-kaart/eettafel/")
    assert SAID not in page and "Gecontroleerd op 24 november 2026 door de redactie" in page
    assert calendar_event().get("status") is None
    assert not listing.workflow_in_progress and not listing.has_unpublished_changes
    assert listing.get_latest_revision_as_object().status == Listing.Status.ACTIVE
    assert "bestaat niet meer" not in editor.get("/beheer/").content.decode()


def test_what_else_a_contact_changed_waits_on(stopped: ConfirmationItem, editor: Client) -> None:
    listing = Listing.objects.get()
    draft = listing.get_latest_revision_as_object()
    draft.summary = "Nu met soep."
    draft.save_revision()
    decide(editor, stopped, goes_on="1")
    listing.refresh_from_db()
    assert listing.workflow_in_progress and listing.has_unpublished_changes
    assert listing.get_latest_revision_as_object().summary == "Nu met soep."


def test_a_second_press_publishes_nothing_of_what_waits_on(stopped: ConfirmationItem, editor: Client) -> None:
    draft = Listing.objects.get().get_latest_revision_as_object()
    draft.summary = "Nu met soep."
    draft.save_revision()
    decide(editor, stopped, goes_on="1")
    decide(editor, stopped, goes_on="1")
    listing = Listing.objects.get()
    assert listing.workflow_in_progress and listing.summary != "Nu met soep."
    assert "Iemand anders was je voor" in editor.get("/beheer/").content.decode()


def confirm_it_still_holds(question: ConfirmationItem, editor: Client) -> None:
    editor.post(reverse("directory_confirm", args=[question.listing_id]), {"read": SAID})


def change_something_else(question: ConfirmationItem, editor: Client) -> None:
    send_change(question, Change(values={"summary": "Toch weer."}), NOW + timedelta(hours=1))


@pytest.mark.parametrize("first", [confirm_it_still_holds, change_something_else])
def test_a_draft_that_still_says_stopped_can_be_told_that_it_goes_on(
    stopped: ConfirmationItem, editor: Client, first: Callable[[ConfirmationItem, Client], None]
) -> None:
    first(stopped, editor)
    page = editor.get(reverse("upkeep_review", args=[stopped.pk])).content.decode()
    assert "Nee, het gaat door" in page
    decide(editor, stopped, goes_on="1")
    listing = Listing.objects.get()
    assert listing.status == Listing.Status.ACTIVE
    assert listing.get_latest_revision_as_object().status == Listing.Status.ACTIVE


def test_an_older_page_cannot_undo_what_another_editor_decided(
    stopped: ConfirmationItem, editor: Client
) -> None:
    decide(editor, stopped)
    decide(editor, stopped, goes_on="1")
    assert "Iemand anders was je voor" in editor.get("/beheer/").content.decode()
    assert Listing.objects.get().status == Listing.Status.DEFUNCT


def test_a_press_on_klopt_nog_is_a_decision_too(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    confirm = reverse("directory_confirm", args=[stopped.listing_id])
    warned = editor.post(confirm)
    assert SAID in warned.content.decode(), "a button of a list shows first what was said"
    assert SAID in read("/sociale-kaart/eettafel/")
    editor.post(confirm, {"read": SAID})
    assert SAID not in read("/sociale-kaart/eettafel/")


def test_words_that_came_in_while_an_editor_read_are_not_published_unread(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    screen = review_form(editor, stopped)
    draft = Listing.objects.get().get_latest_revision_as_object()
    draft.summary = "Nu met soep."
    draft.save_revision()
    said = editor.post(reverse("upkeep_review", args=[stopped.pk]), screen, follow=True).content.decode()
    assert "Er is net nog iets veranderd." in said and "Nu met soep." in said
    assert "Nu met soep." not in read("/sociale-kaart/eettafel/")


def test_who_is_second_is_not_told_that_it_is_on_the_site(stopped: ConfirmationItem, editor: Client) -> None:
    screen = review_form(editor, stopped)
    decide(editor, stopped, goes_on="1")
    said = editor.post(reverse("upkeep_review", args=[stopped.pk]), screen, follow=True).content.decode()
    assert "Iemand anders was je voor" in said and "Het staat op de site." not in said


def test_an_unfinished_draft_does_not_keep_an_editor_from_saying_that_it_goes_on(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    draft = Listing.objects.get().get_latest_revision_as_object()
    draft.summary = ""
    draft.save_revision(clean=False)
    decide(editor, stopped, goes_on="1")
    assert SAID not in read("/sociale-kaart/eettafel/")


def test_who_refuses_it_in_the_workflow_takes_the_sentence_away(
    stopped: ConfirmationItem, editor: Client, read: Read
) -> None:
    state = stopped.workflow_state
    assert state is not None
    state.current_task_state.specific.reject(user=editor.user)  # type: ignore[attr-defined]
    assert SAID not in read("/sociale-kaart/eettafel/")


def test_an_older_version_that_was_scheduled_before_decides_nothing(
    table: Listing, question: ConfirmationItem, log_in: Callable[[str], Client], read: Read
) -> None:
    log_in("Redacteuren")
    earlier = table.save_revision().pk
    assert answer(question, Answer.STOPPED, NOW)
    WorkflowState.objects.all().delete()
    Revision.objects.get(pk=earlier).publish()
    assert SAID in read("/sociale-kaart/eettafel/")


def test_a_contact_who_comes_back_to_change_something_takes_it_back(
    stopped: ConfirmationItem, read: Read
) -> None:
    send_change(stopped, Change(values={"summary": "Toch weer."}), NOW + timedelta(hours=1))
    assert SAID not in read("/sociale-kaart/eettafel/")


def test_what_an_editor_says_through_the_link_is_not_put_in_the_organisations_mouth(
    question: ConfirmationItem, read: Read
) -> None:
    ConfirmationItem.objects.update(role="editor")
    question.refresh_from_db()
    answer(question, Answer.STOPPED, NOW)
    page = read("/sociale-kaart/eettafel/")
    assert "De wijkredactie zegt dat dit gestopt is" in page and SAID not in page
