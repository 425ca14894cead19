"""The proposal form: four short steps, which neither lose nor leak input."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from core.public_forms import EVERYDAY, too_many_for
from outbox.models import Message
from tests.html_checker import problems_in
from tests.wijken.upkeep.proposal_forms import (
    CONTACT,
    START,
    WHAT,
    WHERE,
    Opened,
    ProposingVisitor,
    decide_url,
)
from wijken.upkeep.models import Proposal, ProposalDraft
from wijken.upkeep.sender_notifications import state_path

pytestmark = pytest.mark.django_db


def test_a_proposal_takes_four_steps(
    visitor: ProposingVisitor, django_capture_on_commit_callbacks: Any, mailoutbox: list
) -> None:
    assert "Stap 1 van 4" in visitor.sees()
    visitor.fill(WHAT)
    html = visitor.sees()
    assert "<title>Waar en wanneer? (Stap 2 van 4)" in html and "· Stap 2 van 4</p>" in html
    visitor.fill(WHERE)
    assert "Stap 3 van 4" in visitor.sees()
    visitor.fill(CONTACT)
    html = visitor.sees()
    assert "Stap 4 van 4" in html
    for word in ("Wandelen op maandag", "Bewoners", "Pijnacker-Noord", "2641 AB", "de gids"):
        assert word in html
    with django_capture_on_commit_callbacks(execute=True):
        assert visitor.send().status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.name, proposal.postcode, proposal.is_open) == ("Wandelen op maandag", "2641 AB", True)
    assert "Je voorstel is binnen" in visitor.sees()
    (mail,) = mailoutbox
    assert mail.to == ["joke@example.nl"] and state_path(proposal) in mail.body


def test_no_address_holds_what_somebody_typed(visitor: ProposingVisitor) -> None:
    visitor.fill(WHAT)
    assert "wandelen" not in visitor.url.lower()
    visitor.fill(WHERE)
    assert "voorbeeld" not in visitor.url.lower() and "2641" not in visitor.url


def test_going_back_and_forth_loses_nothing_right_or_wrong(visitor: ProposingVisitor) -> None:
    visitor.fill(WHAT)
    visitor.fill({"when": "Elke maandag", "postcode": "nog niet goed", "back": "1"})
    assert visitor.url.endswith("/1/")
    assert 'value="Wandelen op maandag"' in visitor.sees()
    visitor.fill(WHAT | {"name": "Wandelen op dinsdag"})
    html = visitor.sees()
    assert "Elke maandag" in html and 'value="nog niet goed"' in html
    visitor.fill(WHERE)
    visitor.fill(CONTACT)
    assert "Wandelen op dinsdag" in visitor.sees()


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        (WHERE | {"street_address": ""}, "street_address", "huisnummer"),
        (WHERE | {"postcode": "12"}, "postcode", "2641 AB"),
        (WHERE | {"place": ""}, "place", "Kies wat voor plek"),
        (WHERE | {"neighbourhood": "atlantis"}, "neighbourhood", "Kies een wijk"),
        (WHERE | {"when": "x" * 301}, "when", "300 tekens"),
        (WHERE | {"when": ""}, "when", "op afspraak"),
    ],
)
def test_a_mistake_gets_a_message_and_keeps_the_rest(
    visitor: ProposingVisitor, answers: dict[str, str], field: str, message: str
) -> None:
    visitor.fill(WHAT)
    response = visitor.fill(answers)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'id="id_{field}_error"' in html and message in html
    assert field == "when" or "Elke maandag om tien uur." in html


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"phone": ""}, "Eén is genoeg"),
        ({"phone": "12"}, "tien cijfers"),
        ({"website": "javascript:alert(1)"}, "voorbeeld.nl"),
        ({"contact_email": "joke"}, "naam@voorbeeld.nl"),
        ({"agreed": ""}, "Vraag eerst"),
    ],
)
def test_contact_must_be_of_use(visitor: ProposingVisitor, changes: dict[str, str], message: str) -> None:
    visitor.fill(WHAT)
    visitor.fill(WHERE)
    assert message in visitor.fill(CONTACT | changes).content.decode()


def test_nobody_skips_a_step(visitor: ProposingVisitor) -> None:
    visitor.fill(WHAT)
    last = visitor.url.replace("/2/", "/4/")
    assert visitor.client.get(last)["Location"].endswith("/2/")
    sent = visitor.client.post(last, visitor.opened("proposal") | {"email": ""})
    assert sent["Location"].endswith("/2/") and not Proposal.objects.exists()


def test_sending_twice_is_one_proposal(visitor: ProposingVisitor) -> None:
    visitor.all_steps()
    last = visitor.url
    first = visitor.send()["Location"]
    visitor.url = last
    assert visitor.send()["Location"] == first, "also with a form that the browser fetched anew"
    assert Proposal.objects.count() == 1 and Message.objects.count() == 1


@pytest.mark.parametrize("key", ["x", "a" * 32, "-" * 600])
def test_a_guessed_key_opens_nothing(visitor: ProposingVisitor, key: str) -> None:
    for step in range(1, 5):
        response = visitor.client.get(f"/zet-op-de-kaart/{key}/{step}/")
        assert response.status_code == 404
    assert visitor.client.get(f"/zet-op-de-kaart/{key}/5/").status_code == 404


def test_what_was_filled_in_is_gone_after_two_days_sent_or_not(visitor: ProposingVisitor) -> None:
    visitor.fill(WHAT)
    unsent = visitor.url
    visitor.url = START
    last = visitor.all_steps().url
    visitor.send()
    ProposalDraft.objects.update(changed_at=timezone.now() - timedelta(days=2, minutes=1))
    assert visitor.client.get(unsent).status_code == 404
    assert visitor.client.get(last).status_code == 404
    call_command("daily", verbosity=0)
    assert not ProposalDraft.objects.exists()


def test_hostile_texts_are_kept_as_texts(visitor: ProposingVisitor, editor: Client) -> None:
    visitor.all_steps(name="<script>alert(1)</script>", summary="'\"><img src=x>\r\nBcc: x@example.nl")
    assert "<script>alert" not in visitor.sees()
    visitor.send()
    assert "\n" not in Message.objects.get().subject
    html = editor.get(decide_url(Proposal.objects.get())).content.decode()
    assert "<script>alert" not in html and "<img src=x" not in html
    visitor.url = START
    assert visitor.fill(WHAT | {"name": "nul\x00teken", "back": "1"}).status_code == 302
    assert "nulteken" in visitor.client.get(visitor.url.replace("/2/", "/1/")).content.decode()


def test_a_flood_of_proposals_stops_and_a_neighbour_gets_through(
    visitor: ProposingVisitor, opened: Opened
) -> None:
    for _ in range(EVERYDAY.per_hour - 1):
        assert not too_many_for("127.0.0.1", "proposal", timezone.now())
    assert visitor.all_steps().send().status_code == 302
    visitor.url = START
    assert visitor.all_steps(name="Wandelen 2").send().status_code == 429
    assert "Wandelen 2" in visitor.sees(), "what was filled in is still there"
    neighbour = ProposingVisitor(opened, REMOTE_ADDR="192.0.2.77")
    assert neighbour.all_steps().send().status_code == 302


def test_going_back_and_forth_quickly_is_not_taken_for_a_bot(visitor: ProposingVisitor) -> None:
    visitor.fill(WHAT)
    step_two, visitor.url = visitor.url, visitor.url.replace("/2/", "/1/")
    quick = visitor.client.post(visitor.url, visitor.opened("proposal-step", seconds_ago=0) | WHAT)
    assert quick["Location"] == step_two


@pytest.mark.any_database
def test_the_pages_are_valid_html_and_in_english_too(visitor: ProposingVisitor) -> None:
    pages = {"1": visitor.sees(), "1 wrong": visitor.fill({}).content.decode()}
    visitor.fill(WHAT)
    pages |= {"2": visitor.sees(), "2 wrong": visitor.fill({}).content.decode()}
    visitor.fill(WHERE)
    pages |= {"3": visitor.sees(), "3 wrong": visitor.fill({}).content.decode()}
    visitor.fill(CONTACT)
    pages |= {"4": visitor.sees(), "4 wrong": visitor.fill({"email": "x"}, "proposal").content.decode()}
    english = visitor.client.get("/en" + visitor.url).content.decode()
    assert "Step 4 of 4" in english
    pages["en"] = english
    last = visitor.url
    visitor.send()
    pages["sent"] = visitor.sees()
    ProposalDraft.objects.all().delete()
    pages["gone"] = visitor.client.get(last).content.decode()
    assert problems_in(pages) == []
