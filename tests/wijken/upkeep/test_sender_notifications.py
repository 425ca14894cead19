"""Anybody can type somebody else's address: what mail that address then gets, and how often."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalition.actions import answer as answer_letter
from coalition.models import Letter
from core.models import SiteSettings
from outbox.models import Message
from tests.wijken.upkeep.proposal_forms import WHAT, Opened, ProposingVisitor
from wijken.directory.models import Listing
from wijken.upkeep.corrections.admin import answer_correction
from wijken.upkeep.models import Correction, Proposal, ProposalDraft
from wijken.upkeep.proposals.decisions import accept, decline
from wijken.upkeep.sender_notifications import state_path

pytestmark = pytest.mark.django_db

VICTIM = "slachtoffer@example.nl"
LURE = "WIN 500 euro https://lok.example"


@pytest.fixture(autouse=True)
def editors_address(db: None) -> None:
    SiteSettings.objects.update(email="redactie@example.nl")


def mails(to: str = VICTIM) -> list[Message]:
    return list(Message.objects.filter(recipient=to))


def letter(client: Client, opened: Opened, **changes: str) -> Any:
    extra = {name: changes.pop(name) for name in ("REMOTE_ADDR",) if name in changes}
    words = {"kind": "vraag", "text": LURE, "name": LURE, "email": VICTIM, "phone": ""} | changes
    return client.post(reverse("coalition:write"), opened("coalition") | words, **extra)


def propose(visitor: ProposingVisitor, email: str = VICTIM) -> Proposal:
    visitor.url = reverse("proposal")
    words = {"name": LURE, "summary": LURE, "when": LURE, "contact_role": LURE, "street_address": LURE}
    assert visitor.all_steps(**words).send(email).status_code == 302
    return Proposal.objects.latest("pk")


def report(client: Client, opened: Opened, listing: Listing) -> Correction:
    client.post(reverse("correction", args=[listing.slug]), opened("correction") | {"what": "other"})
    return Correction.objects.latest("pk")


def every_form_and_every_answer(
    client: Client, visitor: ProposingVisitor, opened: Opened, listing: Listing
) -> Iterator[str]:
    """Submit each form as a stranger and answer it as an editor; yields its name."""
    at, editor = timezone.now(), User.objects.create_user("redacteur", "r@example.nl", "x")
    letter(client, opened)
    yield "letter"
    answer_letter(Letter.objects.get(), "Bel ons gerust.", editor, at)
    yield "letter answered"
    accept(propose(visitor), editor, at)
    yield "proposal accepted"
    decline(propose(visitor), Proposal.Outcome.UNFIT, "Dit past niet.", editor, at)
    yield "proposal declined"
    correction = report(client, opened, listing)
    client.post(state_path(correction), opened("correction-more") | {"text": LURE, "email": VICTIM})
    yield "correction"
    correction.refresh_from_db()
    answer_correction(correction, Correction.Outcome.CHANGED, "Aangepast.", editor, at)
    yield "correction answered"


def test_no_word_of_a_stranger_arrives_in_somebody_elses_mailbox(
    client: Client, visitor: ProposingVisitor, opened: Opened, listing: Listing
) -> None:
    for number, what in enumerate(every_form_and_every_answer(client, visitor, opened, listing), start=1):
        assert len(mails()) >= min(number, 4), what
        for mail in mails():
            text = f"{mail.subject}\n{mail.body}\n{mail.html}"
            assert "WIN" not in text and "lok.example" not in text, what


def test_one_opened_proposal_sent_to_nine_addresses_gives_one_receipt(
    visitor: ProposingVisitor, opened: Opened
) -> None:
    token = opened("proposal")
    for number in range(9):
        visitor.url = reverse("proposal")
        visitor.all_steps(name=f"Voorstel {number}")
        sent = visitor.client.post(visitor.url, token | {"email": f"buur{number}@example.nl"})
        assert sent.status_code == 302
    assert Proposal.objects.count() == 9, "what was sent is kept all the same"
    assert Message.objects.count() == 1


def test_one_opened_first_step_sent_nine_times_is_one_draft(
    visitor: ProposingVisitor, opened: Opened
) -> None:
    token = opened("proposal-step")
    for number in range(9):
        visitor.client.post(reverse("proposal"), token | WHAT | {"name": f"Voorstel {number}"})
    draft = ProposalDraft.objects.get()
    assert draft.answers["1"]["name"] == "Voorstel 8", "what was typed last is what counts"


def test_one_report_gives_one_receipt_whatever_addresses_are_typed(
    client: Client, opened: Opened, listing: Listing
) -> None:
    correction = report(client, opened, listing)
    for number in range(9):
        more = {"text": "Het is om tien uur.", "email": f"buur{number}@example.nl"}
        client.post(state_path(correction), opened("correction-more") | more)
    correction.refresh_from_db()
    assert Message.objects.count() == 1
    assert correction.text == "Het is om tien uur.", "the same said nine times stands there once"


@pytest.mark.parametrize("name", [VICTIM, "Slachtoffer@Example.nl", "slachtoffer+{}@example.nl"])
def test_one_mailbox_gets_few_receipts_from_all_forms_together(
    client: Client, visitor: ProposingVisitor, opened: Opened, name: str
) -> None:
    for number in range(4):
        letter(client, opened, text=f"Vraag {number}", email=name.format(number))
        propose(visitor, name.format(number + 4))
    assert Letter.objects.count() == 4 and Proposal.objects.count() == 4, "what was sent is kept all the same"
    assert Message.objects.exclude(recipient="redactie@example.nl").count() == 3


@pytest.mark.parametrize("address", ["2001:db8:7:{}::1", "198.51.100.{}"])
def test_a_network_with_many_addresses_sends_few_letters_and_fewer_receipts(
    client: Client, opened: Opened, address: str
) -> None:
    for number in range(25):
        letter(client, opened, email=f"buur{number}@example.nl", REMOTE_ADDR=address.format(number))
    assert Letter.objects.count() == 20
    assert Message.objects.exclude(recipient="redactie@example.nl").count() == 10
    letter(client, opened, text="Van elders", REMOTE_ADDR="203.0.113.9")
    assert Letter.objects.filter(text="Van elders").exists(), "another network is not bothered"


def test_receipts_stop_when_the_whole_internet_asks_for_them(
    client: Client, opened: Opened, settings: Any
) -> None:
    settings.RECEIPT_LIMITS = settings.RECEIPT_LIMITS | {"all": (5, 5)}
    for number in range(8):
        letter(client, opened, email=f"buur{number}@example.nl", REMOTE_ADDR=f"198.{number}.7.1")
    assert Letter.objects.count() == 8
    assert Message.objects.exclude(recipient="redactie@example.nl").count() == 5


def test_the_limits_hold_while_the_cache_is_away(client: Client, opened: Opened, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    for number in range(5):
        letter(client, opened, text=f"Vraag {number}")
    assert len(mails()) == 3
