"""A contact opens the link in a mail and answers, without an account."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import TaskState

from outbox.models import Message
from wijken.directory.models import Activity, Listing
from wijken.upkeep.confirmations.request_mails import ask_around
from wijken.upkeep.models import ConfirmationItem, ConfirmationRequest, Contact

from .scenario import (
    LONG_AGO,
    NOW,
    another_listing,
    contact_of,
    link_in,
    link_of,
    press,
    stamp_of,
)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    def later(more: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: NOW + more)

    later(timedelta(0))
    return later


@pytest.fixture
def ask(listing: Listing, activity: Activity) -> ConfirmationRequest:
    """A request to the owner of a listing that is due."""
    Listing.objects.update(checked_on=LONG_AGO)
    contact_of(listing)
    assert ask_around(NOW) == 1
    return ConfirmationRequest.objects.get()


def state(listing: Listing) -> tuple[Any, ...]:
    fresh = Listing.objects.get(pk=listing.pk)
    asked = ConfirmationItem.objects.order_by("pk").values_list("pk", "answered_at", "answer")
    return fresh.checked_on, fresh.summary, fresh.status, list(asked), TaskState.objects.count()


def test_the_mail_holds_the_facts_and_says_how_it_works(ask: ConfirmationRequest) -> None:
    message = Message.objects.get()

    assert (message.recipient, message.subject) == ("joke@example.nl", "Klopt dit nog? Koffie-inloop")
    for words in ("Koffie en een praatje.", "Buurthuis", "dinsdag", "Gratis", "30 dagen", "/geen-mail/"):
        assert words in message.body, words
    assert "{{" not in message.body
    assert "&" not in message.body


def test_the_page_shows_the_same_facts_and_three_answers(ask: ConfirmationRequest) -> None:
    page = Client().get(link_of(ask)).content.decode()

    for words in ("Koffie en een praatje.", "Dit klopt", "Aanpassen", "Bestaat niet meer", "noindex"):
        assert words in page, words
    assert "joke@example.nl" not in page


def test_opening_it_changes_nothing_however_often_a_scanner_does(
    ask: ConfirmationRequest, listing: Listing
) -> None:
    before = state(listing)
    change = f"{link_of(ask)}aanpassen/{ConfirmationItem.objects.get().pk}/"
    for address, status in (
        (link_of(ask), 200),
        (change, 200),
        (link_in(ask.message, "geen-mail"), 200),
        (f"{link_of(ask)}nieuwe-mail/", 302),  # the link is still valid: redirect to it
    ):
        for _time in range(3):
            followed = Client().get(address, {"antwoord": "klopt", "vermelding": "alles"})
            assert (followed.status_code, Client().head(address).status_code) == (status, status)
            assert Client().options(address).status_code == 200

    assert state(listing) == before
    assert Message.objects.count() == 1
    assert Contact.objects.get().stopped_at is None


def test_it_is_right_moves_the_day_of_the_check(ask: ConfirmationRequest, listing: Listing) -> None:
    page = press(link_of(ask), vermelding=ConfirmationItem.objects.get().pk, antwoord="klopt")

    fresh = Listing.objects.get()
    assert (fresh.checked_on, fresh.checked_by) == (NOW.date(), "de aanbieder")
    assert "Dank je wel" in page


def test_a_second_press_does_nothing_and_is_thanked(
    ask: ConfirmationRequest, listing: Listing, clock: Callable[[timedelta], None]
) -> None:
    question = ConfirmationItem.objects.get().pk
    press(link_of(ask), vermelding=question, antwoord="klopt")
    before = state(listing)
    clock(timedelta(days=2))

    assert "Dank je wel" in press(link_of(ask), vermelding=question, antwoord="gestopt")
    assert state(listing) == before


def test_two_people_answer_and_both_are_thanked(ask: ConfirmationRequest, listing: Listing) -> None:
    contact_of(listing, "piet@example.nl", "second")
    from wijken.upkeep.confirmations.request_mails import send
    from wijken.upkeep.escalation import EscalationRole
    from wijken.upkeep.escalation import PlannedRequest as Planned

    second = send(
        Contact.objects.get(email="piet@example.nl"), [Planned(listing.pk, EscalationRole.SECOND, 2)], NOW
    )
    press(link_of(ask), vermelding="alles", antwoord="klopt")

    page = press(link_of(second), vermelding="alles", antwoord="gestopt")

    assert "Dank je wel" in page
    assert "al beantwoord" in page
    assert Listing.objects.get().status == Listing.Status.ACTIVE
    assert TaskState.objects.count() == 0


def test_what_a_contact_changes_waits_for_an_editor_beside_what_it_was(
    ask: ConfirmationRequest, listing: Listing, log_in: Callable[[str], Client]
) -> None:
    editor = log_in("Redacteuren")
    question = ConfirmationItem.objects.get()
    change = f"{link_of(ask)}aanpassen/{question.pk}/"
    sent = {
        "summary": "Koffie, thee en een spel.",
        "phone": "015-1234567",
        "remark": "We beginnen om half elf.",
    }

    assert "Dank je wel" in press(change, **sent, **stamp_of(change))

    fresh = Listing.objects.get()
    assert (fresh.summary, fresh.checked_on) == ("Koffie en een praatje.", LONG_AGO)
    task = TaskState.objects.get()
    review = f"/beheer/van-aanbieders/{question.pk}/"
    start = editor.get("/beheer/").content.decode()
    assert "We beginnen om half elf." in start
    assert review in start
    beside = editor.get(review).content.decode()
    assert re.search(r'class="deletion">[^<]*praatje', beside)
    assert re.search(r'class="addition">[^<]*spel', beside)
    assert "We beginnen om half elf." in beside
    assert "dinsdag" in beside, "what the public reads now stands beside it"

    editor.post(
        f"/beheer/snippets/directory/listing/workflow/action/{listing.pk}/approve/{task.pk}/", {"comment": ""}
    )

    fresh = Listing.objects.get()
    assert (fresh.summary, fresh.phone) == ("Koffie, thee en een spel.", "015-1234567")
    assert (fresh.checked_on, fresh.checked_by) == (NOW.date(), "de aanbieder")
    assert "We beginnen om half elf." not in editor.get("/beheer/").content.decode()


def test_stopped_is_an_editors_decision(
    ask: ConfirmationRequest, listing: Listing, log_in: Callable[[str], Client]
) -> None:
    log_in("Redacteuren")

    press(link_of(ask), vermelding="alles", antwoord="gestopt")

    fresh = Listing.objects.get()
    assert (fresh.status, fresh.checked_on) == (Listing.Status.ACTIVE, LONG_AGO)
    assert fresh.get_latest_revision_as_object().status == Listing.Status.DEFUNCT
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert ask_around(NOW + timedelta(days=20)) == 0, "nobody is asked about what an editor has in hand"


def test_an_editors_own_draft_is_not_lost_under_it(
    ask: ConfirmationRequest, listing: Listing, log_in: Callable[[str], Client]
) -> None:
    log_in("Redacteuren")
    draft = Listing.objects.get()
    draft.description = "Dit schreef een redacteur."
    draft.save_revision()

    change = f"{link_of(ask)}aanpassen/{ConfirmationItem.objects.get().pk}/"
    press(change, summary="Nieuw.", remark="", **stamp_of(change))

    latest = Listing.objects.get().get_latest_revision_as_object()
    assert (latest.description, latest.summary) == ("Dit schreef een redacteur.", "Nieuw.")


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"summary": "Nieuw.", "phone": "12"}, "tien cijfers"),
        ({"summary": "Nieuw.", "website": "javascript:alert(1)"}, "https://"),
        ({"summary": "", "remark": "Bel maar."}, "Wat is het?"),
        ({"summary": "Koffie en een praatje."}, "nog niets veranderd"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_typed_is_lost(
    ask: ConfirmationRequest, listing: Listing, sent: dict[str, str], message: str
) -> None:
    change = f"{link_of(ask)}aanpassen/{ConfirmationItem.objects.get().pk}/"

    page = Client().post(change, sent | stamp_of(change)).content.decode()

    assert "error-summary" in page
    assert message in page
    for typed in sent.values():
        assert typed.replace("&", "&amp;") in page
    assert ConfirmationItem.objects.get().answered_at is None


def test_one_mail_for_everything_of_one_person(listing: Listing) -> None:
    Listing.objects.update(checked_on=LONG_AGO)
    contact_of(listing)
    for name in ("Eetclub", "Wandelclub"):
        contact_of(another_listing(listing, name))

    assert ask_around(NOW) == 1
    ask = ConfirmationRequest.objects.get()
    assert Message.objects.get().subject == "Kloppen deze 3 dingen nog?"
    page = press(link_of(ask), vermelding="alles", antwoord="klopt")

    assert page.count("weer als gecontroleerd") == 3
    assert set(Listing.objects.values_list("checked_on", flat=True)) == {NOW.date()}


def test_a_link_answers_only_for_its_own_listings(ask: ConfirmationRequest, listing: Listing) -> None:
    other = another_listing(listing, "Eetclub")
    contact_of(other, "piet@example.nl")
    ask_around(NOW)
    foreign = ConfirmationItem.objects.get(listing=other)

    press(link_of(ask), vermelding=foreign.pk, antwoord="klopt")
    assert Client().get(f"{link_of(ask)}aanpassen/{foreign.pk}/").status_code == 302

    assert Listing.objects.get(pk=other.pk).checked_on == LONG_AGO


def test_an_expired_link_explains_itself_and_offers_a_new_mail(
    ask: ConfirmationRequest, listing: Listing, clock: Callable[[timedelta], None]
) -> None:
    clock(timedelta(days=30))
    old = link_of(ask)

    page = Client().get(old)
    assert page.status_code == 410
    assert "Stuur mij een nieuwe mail" in page.content.decode()
    assert Client().post(old, {"vermelding": "alles", "antwoord": "klopt"}).status_code == 302
    assert Listing.objects.get().checked_on == LONG_AGO

    for _time in range(3):
        assert "Kijk in je mail" in press(f"{old}nieuwe-mail/")
    assert [mail.recipient for mail in Message.objects.all()] == ["joke@example.nl"] * 2, "one, however often"
    press(link_of(ConfirmationRequest.objects.latest("pk")), vermelding="alles", antwoord="klopt")
    assert Listing.objects.get().checked_on == (NOW + timedelta(days=30)).date()


@pytest.mark.parametrize("end", ["", "x", "%0d%0aSet-Cookie:a", "/../.."])
def test_a_broken_link_gets_a_friendly_page(ask: ConfirmationRequest, end: str) -> None:
    page = Client().get(f"{link_of(ask)[:-5]}{end}/")
    assert page.status_code == 404
    assert "Traceback" not in page.content.decode()


def test_a_contact_who_unsubscribes_gets_no_mail(ask: ConfirmationRequest, listing: Listing) -> None:
    assert "Je krijgt deze mail niet meer" in press(link_in(ask.message, "geen-mail"))

    for days in range(0, 200, 5):
        ask_around(NOW + timedelta(days=days))

    assert ConfirmationRequest.objects.filter(contact=ask.contact).count() == 1


def test_a_foreign_form_is_refused(ask: ConfirmationRequest, listing: Listing) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(link_of(ask), {"vermelding": "alles", "antwoord": "klopt"}).status_code == 403
    assert Listing.objects.get().checked_on == LONG_AGO


@pytest.mark.parametrize(
    ("end", "is_struck_off"), [(Message.State.GIVEN_UP, False), (Message.State.REFUSED, True)]
)
def test_a_contact_is_not_struck_off_because_our_own_mail_server_was_away(
    ask: ConfirmationRequest, end: str, is_struck_off: bool
) -> None:
    Message.objects.update(state=end)

    ask_around(NOW + timedelta(days=1))

    assert (Contact.objects.get().unreachable_since is not None) is is_struck_off
