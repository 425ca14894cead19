"""Answer a vacancy: stored first, then a link for the group; nothing of the sender is in a mail."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import VOLUNTEERS
from outbox.models import Message
from tests.html_checker import problems_in
from tests.wijken.upkeep.proposal_forms import Opened
from wijken.directory.models import Listing, Neighbourhood, TeamMember, Vacancy
from wijken.upkeep.models import Contact, ContactRole, VolunteerOffer
from wijken.upkeep.models.submission import ANSWERED_KEPT_FOR
from wijken.upkeep.sender_notifications import state_path
from wijken.upkeep.signed_links import sign
from wijken.upkeep.volunteering.admin import answer_offer
from wijken.upkeep.volunteering.contact_mail import PURPOSE

pytestmark = pytest.mark.django_db

GROUP = "groep@example.nl"
SAID = {"name": "Joke", "reach": "06-00001234", "text": "Ik kan op dinsdag.", "agreed": "on"}


@pytest.fixture
def vacancy(listing: Listing) -> Vacancy:
    Listing.objects.filter(pk=listing.pk).update(email=GROUP)
    return Vacancy.objects.create(
        listing=listing,
        title="Iemand die koffie schenkt",
        task="Je schenkt koffie.",
        when="Dinsdag",
        time_needed="twee uur",
        until=timezone.localdate() + timedelta(days=30),
    )


@pytest.fixture
def offer_help(client: Client, vacancy: Vacancy, opened: Opened) -> Callable[..., Any]:
    def send(**changes: Any) -> Any:
        url = reverse("volunteer", args=[vacancy.pk])
        return client.post(url, opened("volunteer") | SAID | changes)

    return send


def of_the_group(offer: VolunteerOffer) -> str:
    return reverse("volunteeroffer-contact", args=[sign(offer, PURPOSE)])


def test_an_answer_is_stored_and_the_group_gets_a_link(
    offer_help: Callable[..., Any], client: Client
) -> None:
    state = offer_help()["Location"]
    offer = VolunteerOffer.objects.get()
    assert (offer.name, offer.phone, offer.email) == ("Joke", "06-00001234", "")
    assert (offer.listing_name, offer.vacancy_title) == ("Koffie-inloop", "Iemand die koffie schenkt")
    (mail,) = Message.objects.all()
    assert mail.recipient == GROUP and of_the_group(offer) in mail.body
    for private in ("Joke", "06-0000", "dinsdag"):
        assert private not in mail.subject + mail.body
    html = client.get(state).content.decode()
    assert "De groep heeft bericht gekregen" in html and "Joke" not in html
    assert problems_in({"page": html}) == []


def test_who_goes_back_and_sends_the_same_is_one_helper_and_the_group_hears_once(
    offer_help: Callable[..., Any],
) -> None:
    first, again = (offer_help()["Location"] for _time in range(2))
    assert first == again and VolunteerOffer.objects.count() == 1
    assert Message.objects.count() == 1
    offer_help(name="Els")
    assert VolunteerOffer.objects.count() == 2


def test_the_group_reads_who_it_is_and_says_when_they_have_spoken(
    offer_help: Callable[..., Any], client: Client
) -> None:
    state = offer_help()["Location"]
    offer = VolunteerOffer.objects.get()
    html = client.get(of_the_group(offer)).content.decode()
    assert "Joke" in html and "tel:+31600001234" in html and "Ik kan op dinsdag." in html
    assert problems_in({"page": html}) == []
    offer.refresh_from_db()
    assert offer.is_open, "opening the link, as mail scanners do, changes nothing"
    client.post(of_the_group(offer))
    offer.refresh_from_db()
    assert offer.outcome == VolunteerOffer.Outcome.CONTACTED
    assert "De groep heeft contact gehad" in client.get(state).content.decode()


def test_the_link_of_the_sender_is_not_that_of_the_group(
    offer_help: Callable[..., Any], client: Client
) -> None:
    offer_help()
    offer = VolunteerOffer.objects.get()
    for token in (sign(offer), "x", f"{offer.pk}.abc"):
        assert client.get(reverse("volunteeroffer-contact", args=[token])).status_code == 404
    assert client.get(reverse("volunteeroffer-state", args=[sign(offer, PURPOSE)])).status_code == 404


def test_who_gave_an_address_gets_a_receipt_without_her_own_words(offer_help: Callable[..., Any]) -> None:
    offer_help(name="WIN 500 euro", text="https://lok.example", reach="joke@example.nl")
    offer = VolunteerOffer.objects.get()
    receipt = Message.objects.get(recipient="joke@example.nl")
    assert state_path(offer) in receipt.body and "Koffie-inloop" in receipt.subject
    assert "WIN" not in receipt.subject + receipt.body and "lok.example" not in receipt.body


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "Vul je naam in"),
        ({"reach": ""}, "Vul een telefoonnummer in, of een e-mailadres"),
        ({"reach": "joke@"}, "Vul een telefoonnummer in, of een e-mailadres"),
        ({"reach": "bel maar"}, "Vul een telefoonnummer in, of een e-mailadres"),
        ({"agreed": ""}, "Zonder dit vinkje kan de groep je niet bereiken"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    offer_help: Callable[..., Any], changed: dict[str, str], told: str
) -> None:
    answer = offer_help(**changed)
    html = answer.content.decode()
    assert answer.status_code == 200 and told in html and "Ik kan op dinsdag." in html
    assert not VolunteerOffer.objects.exists() and not Message.objects.exists()


def test_the_owner_hears_it_before_the_public_address(
    offer_help: Callable[..., Any], listing: Listing
) -> None:
    for address, role in (("tweede@example.nl", "second"), ("eigenaar@example.nl", "owner")):
        contact = Contact(email=address)
        contact.roles = [ContactRole(listing=listing, role=role)]
        contact.save()
    offer_help()
    assert Message.objects.get().recipient == "eigenaar@example.nl"
    Contact.objects.filter(email="eigenaar@example.nl").update(stopped_at=timezone.now())
    offer_help(text="Nog een keer.")
    assert Message.objects.latest("pk").recipient == "tweede@example.nl"


def test_without_an_address_the_editors_call(
    offer_help: Callable[..., Any], client: Client, editor: Client
) -> None:
    Listing.objects.update(email="")
    state = offer_help()["Location"]
    assert "Wij bellen de groep voor je" in client.get(state).content.decode()
    offer = VolunteerOffer.objects.get()
    address = reverse("helpers:answer", args=[offer.pk])
    start = editor.get("/beheer/").content.decode()
    assert "Iemand wil helpen" in start and address in start
    html = editor.get(address).content.decode()
    assert "Joke" in html and "Kreeg geen mail" in html
    assert "Koffie-inloop" in editor.get(reverse("helpers:index")).content.decode()
    assert editor.post(address, {"outcome": ""}).status_code == 200
    editor.post(address, {"outcome": "passed_on", "answer": "Ze bellen je morgen."})
    assert "Ze bellen je morgen." in client.get(state).content.decode()
    late = editor.post(address, {"outcome": "nonsense", "answer": ""}, follow=True).content.decode()
    assert "Iemand anders was je voor" in late


def test_an_answer_of_the_editors_is_mailed_once(offer_help: Callable[..., Any], editor: Client) -> None:
    offer_help(reach="joke@example.nl")
    offer, now = VolunteerOffer.objects.get(), timezone.now()
    Message.objects.all().delete()
    assert answer_offer(offer, "not_needed", "Er is al hulp.", editor.user, now)  # type: ignore[attr-defined]
    assert not answer_offer(offer, "contacted", "", editor.user, now)  # type: ignore[attr-defined]
    (mail,) = Message.objects.all()
    assert mail.recipient == "joke@example.nl" and "Er is al hulp." in mail.body


def test_a_team_sees_those_of_its_own_neighbourhood_and_volunteers_none(
    offer_help: Callable[..., Any], log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    offer_help()
    address = reverse("helpers:answer", args=[VolunteerOffer.objects.get().pk])
    team = log_in("Wijkredacteuren")
    assert team.get(address).status_code == 404
    TeamMember.objects.create(user=team.user, neighbourhood=neighbourhood)  # type: ignore[attr-defined]
    assert team.get(address).status_code == 200
    volunteer = log_in(VOLUNTEERS)
    TeamMember.objects.create(user=volunteer.user, neighbourhood=neighbourhood)  # type: ignore[attr-defined]
    assert volunteer.get(address).status_code == 302


def test_nobody_floods_the_group(client: Client, vacancy: Vacancy, opened: Opened) -> None:
    url = reverse("volunteer", args=[vacancy.pk])
    for number in range(9):
        said = SAID | {"text": f"Ik kan {number} uur."}
        sent = client.post(url, opened("volunteer") | said, REMOTE_ADDR=f"192.0.2.{number}")
        assert sent.status_code == 302
    assert VolunteerOffer.objects.count() == 9, "every offer is kept"
    assert Message.objects.filter(recipient=GROUP).count() == 3


def test_who_it_was_is_forgotten_in_time(offer_help: Callable[..., Any], client: Client) -> None:
    offer_help(reach="joke@example.nl")
    offer = VolunteerOffer.objects.get()
    client.post(of_the_group(offer))
    VolunteerOffer.objects.update(answered_at=timezone.now() - ANSWERED_KEPT_FOR)
    call_command("daily", verbosity=0)
    offer.refresh_from_db()
    assert (offer.name, offer.email, offer.phone, offer.text) == ("", "", "", "")
    assert offer.vacancy_title == "Iemand die koffie schenkt"
    assert "Deze gegevens zijn gewist" in client.get(of_the_group(offer)).content.decode()


def test_an_answer_outlives_the_vacancy_and_the_listing(
    offer_help: Callable[..., Any], client: Client, listing: Listing
) -> None:
    state = offer_help()["Location"]
    Vacancy.objects.all().delete()
    assert client.get(state).status_code == 200
    listing.delete()
    assert "Koffie-inloop" in client.get(state).content.decode()


def test_the_end_of_a_question_is_a_task_a_week_ahead(vacancy: Vacancy, editor: Client) -> None:
    assert "De vraag om hulp verdwijnt" not in editor.get("/beheer/").content.decode()
    Vacancy.objects.update(until=timezone.localdate() + timedelta(days=5))
    assert "De vraag om hulp verdwijnt" in editor.get("/beheer/").content.decode()


def test_editors_add_a_question_to_a_listing(vacancy: Vacancy, editor: Client) -> None:
    html = editor.get(vacancy.listing.edit_url).content.decode()
    assert "Wie zoeken jullie?" in html and "Iemand die koffie schenkt" in html
