""" "Zet iets op de kaart": four short steps, nothing lost, and a decision for everybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.public_forms import EVERYDAY, too_many_for
from outbox.models import Message
from tests.html_checker import problems_in
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, TeamMember
from wijken.upkeep.models import Proposal, ProposalDraft
from wijken.upkeep.proposals.doubles import doubles
from wijken.upkeep.sender_mail import state_path

pytestmark = pytest.mark.django_db

START = "/zet-op-de-kaart/"
WHAT = {"name": "Wandelen op maandag", "kind": "initiatief", "summary": "Samen een uur wandelen."}
WHERE = {
    "neighbourhood": "pijnacker-noord",
    "place": "fixed",
    "street_address": "Voorbeeldlaan 1",
    "postcode": "2641ab",
    "when": "Elke maandag om tien uur.",
    "cost": "free",
}
CONTACT = {
    "by": "group",
    "contact_role": "de gids",
    "phone": "015-0000222",
    "contact_email": "",
    "website": "",
    "agreed": "on",
}

Opened = Callable[..., dict[str, str]]


class Visitor:
    """Somebody with a browser who fills in the steps."""

    def __init__(self, opened: Opened, **extra: Any) -> None:
        self.client, self.opened, self.extra = Client(), opened, extra
        self.url = START

    def fill(self, answers: dict[str, str], purpose: str = "proposal-step") -> Any:
        response = self.client.post(self.url, self.opened(purpose) | answers, **self.extra)
        if response.status_code == 302:
            self.url = response["Location"]
        return response

    def all_steps(self, **changes: str) -> "Visitor":
        for step in (WHAT, WHERE, CONTACT):
            self.fill({name: changes.get(name, value) for name, value in step.items()})
        return self

    def send(self, email: str = "joke@example.nl") -> Any:
        return self.fill({"email": email}, "proposal")

    def sees(self) -> str:
        return self.client.get(self.url).content.decode()


@pytest.fixture
def visitor(opened: Opened, neighbourhood: Neighbourhood) -> Visitor:
    return Visitor(opened)


@pytest.fixture
def proposal(visitor: Visitor) -> Proposal:
    assert visitor.all_steps().send().status_code == 302
    return Proposal.objects.get()


def decide_url(proposal: Proposal) -> str:
    return reverse("voorstellen:answer", args=[proposal.pk])


def test_four_steps_and_it_is_in(
    visitor: Visitor, django_capture_on_commit_callbacks: Any, mailoutbox: list
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
    for word in ("Wandelen op maandag", "Iets van bewoners zelf", "Pijnacker-Noord", "2641 AB", "de gids"):
        assert word in html
    with django_capture_on_commit_callbacks(execute=True):
        assert visitor.send().status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.name, proposal.postcode, proposal.is_open) == ("Wandelen op maandag", "2641 AB", True)
    assert "Je voorstel is binnen" in visitor.sees()
    assert not ProposalDraft.objects.exists()
    (mail,) = mailoutbox
    assert mail.to == ["joke@example.nl"] and state_path(proposal) in mail.body


def test_no_address_holds_what_somebody_typed(visitor: Visitor) -> None:
    visitor.fill(WHAT)
    assert "wandelen" not in visitor.url.lower()
    visitor.fill(WHERE)
    assert "voorbeeld" not in visitor.url.lower() and "2641" not in visitor.url


def test_going_back_and_forth_loses_nothing_right_or_wrong(visitor: Visitor) -> None:
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
    visitor: Visitor, answers: dict[str, str], field: str, message: str
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
def test_contact_must_be_of_use(visitor: Visitor, changes: dict[str, str], message: str) -> None:
    visitor.fill(WHAT)
    visitor.fill(WHERE)
    assert message in visitor.fill(CONTACT | changes).content.decode()


def test_nobody_skips_a_step(visitor: Visitor) -> None:
    visitor.fill(WHAT)
    last = visitor.url.replace("/2/", "/4/")
    assert visitor.client.get(last)["Location"].endswith("/2/")
    sent = visitor.client.post(last, visitor.opened("proposal") | {"email": ""})
    assert sent["Location"].endswith("/2/") and not Proposal.objects.exists()


def test_sending_twice_is_one_proposal(visitor: Visitor) -> None:
    visitor.all_steps()
    last = visitor.url
    visitor.send()
    visitor.url = last
    again = visitor.send()
    assert again.status_code == 404 and "al verstuurd" in again.content.decode()
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("key", ["x", "a" * 32, "-" * 600])
def test_a_guessed_key_opens_nothing(visitor: Visitor, key: str) -> None:
    for step in range(1, 5):
        response = visitor.client.get(f"/zet-op-de-kaart/{key}/{step}/")
        assert response.status_code == 404
    assert visitor.client.get(f"/zet-op-de-kaart/{key}/5/").status_code == 404


def test_what_was_not_sent_is_gone_after_two_days(visitor: Visitor) -> None:
    visitor.fill(WHAT)
    ProposalDraft.objects.update(changed_at=timezone.now() - timedelta(days=2, minutes=1))
    assert visitor.client.get(visitor.url).status_code == 404
    call_command("daily", verbosity=0)
    assert not ProposalDraft.objects.exists()


def test_hostile_texts_are_kept_as_texts(visitor: Visitor, editor: Client) -> None:
    visitor.all_steps(name="<script>alert(1)</script>", summary="'\"><img src=x>\r\nBcc: x@example.nl")
    assert "<script>alert" not in visitor.sees()
    visitor.send()
    assert "\n" not in Message.objects.get().subject
    html = editor.get(decide_url(Proposal.objects.get())).content.decode()
    assert "<script>alert" not in html and "<img src=x" not in html
    visitor.url = START
    assert visitor.fill(WHAT | {"name": "nul\x00teken", "back": "1"}).status_code == 200


def test_what_may_stand_there_already_is_shown_and_blocks_nothing(
    visitor: Visitor,
    listing: Listing,
    place: Location,
) -> None:
    Location.objects.update(postcode="2641 AB")
    visitor.all_steps(name="De koffie inloop")
    html = visitor.sees()
    assert "Staat het er misschien al?" in html and "koffie-inloop/" in html
    assert visitor.send().status_code == 302


@pytest.mark.parametrize(
    ("stands", "proposed", "like"),
    [
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop"}, True),
        ({"name": "Koffie-inloop"}, {"name": "De Koffieinloop", "postcode": "2641 AB"}, True),
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop Noord", "postcode": "2645 XX"}, False),
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop Noord", "postcode": "2641 AC"}, True),
        ({"name": "Koffie-inloop"}, {"name": "Schaakclub", "postcode": "2641 AB"}, False),
        ({"name": "Iets heel anders", "phone": "+31 15 0000222"}, {"name": "Wandelen"}, True),
        ({"name": "Iets", "other_names": "Samen op stap"}, {"name": "Samen op stap"}, True),
    ],
)
def test_alike_means_name_and_place_or_number(
    listing: Listing,
    stands: dict[str, str],
    proposed: dict[str, str],
    like: bool,
) -> None:
    Location.objects.update(postcode="2641 AB", latitude=52.0200, longitude=4.4300)
    for postcode, latitude, longitude in (("2641 AC", 52.0205, 4.4303), ("2645 XX", 52.03, 4.45)):
        Location.objects.create(
            name=postcode, kind="hall", postcode=postcode, latitude=latitude, longitude=longitude
        )
    Listing.objects.update(**stands)
    proposal = Proposal(place="fixed", phone="015 000 02 22", received_at=timezone.now(), **proposed)
    if "phone" not in stands:
        proposal.phone = "015-0000999"
    assert bool(doubles(proposal, Listing.objects.all())) is like


def test_who_does_not_want_to_be_listed_stays_off_the_map_and_out_of_sight(
    visitor: Visitor,
    listing: Listing,
    editor: Client,
) -> None:
    Listing.objects.update(visibility="unlisted", name="Wandelen op maandag", live=False)
    visitor.all_steps()
    html = visitor.sees()
    assert "Staat het er misschien al?" not in html and "vermeld" not in html.split("<main")[1]
    assert visitor.send().status_code == 302
    proposal = Proposal.objects.get()
    seen = visitor.sees()
    assert "binnen" in seen and "niet vermeld" not in seen
    assert "Wil niet vermeld worden" in editor.get(decide_url(proposal)).content.decode()
    refused = editor.post(decide_url(proposal), {"accept": "1"}, follow=True).content.decode()
    assert "niet vermeld wil worden" in refused
    proposal.refresh_from_db()
    assert proposal.is_open and Listing.objects.count() == 1
    again = Listing(name="wandelen op Maandag", slug="w", kind="initiatief", summary="x")
    with pytest.raises(Exception, match="niet vermeld wil worden"):
        again.full_clean()


def test_one_click_makes_a_draft_in_the_workflow_and_tells_the_sender(
    proposal: Proposal,
    editor: Client,
    client: Client,
    django_capture_on_commit_callbacks: Any,
    mailoutbox: list,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(decide_url(proposal), {"accept": "1"})
    listing = Listing.objects.get()
    assert str(listing.pk) in response["Location"]
    assert editor.get(response["Location"]).status_code == 200
    assert not listing.live and listing.workflow_in_progress
    assert (listing.name, listing.phone, listing.contact_role) == (
        "Wandelen op maandag", "015-0000222", "de gids",
    )  # fmt: skip
    assert listing.location.street_address == "Voorbeeldlaan 1" and not listing.location.live
    activity = Activity.objects.get()
    assert activity.summary == "Elke maandag om tien uur." and not activity.live
    assert not Listing.objects.published(timezone.now()).exists()
    assert "komt op de sociale kaart" in mailoutbox[-1].body
    assert "We maken het nu af" in client.get(state_path(proposal)).content.decode()


def test_who_keeps_the_neighbourhood_publishes_the_draft_at_once(
    proposal: Proposal, log_in: Callable[[str], Client]
) -> None:
    neighbour = log_in("Wijkredacteuren")
    TeamMember.objects.create(user=neighbour.user, neighbourhood=proposal.neighbourhood)

    edit = neighbour.post(decide_url(proposal), {"accept": "1"})["Location"]

    assert "action-publish" in neighbour.get(edit).content.decode()
    start = neighbour.get("/beheer/").content.decode()
    for model in (Listing, Activity, Location):
        draft = model.objects.latest("pk")
        name = f"wagtailsnippets_directory_{model._meta.model_name}:edit"
        assert reverse(name, args=[draft.pk]) in start, "what is left to do stands on the start screen"


def test_a_second_click_makes_no_second_listing(proposal: Proposal, editor: Client) -> None:
    editor.post(decide_url(proposal), {"accept": "1"})
    late = editor.post(decide_url(proposal), {"accept": "1"}, follow=True)
    assert "al over besloten" in late.content.decode()
    assert Listing.objects.count() == 1


def test_a_no_says_why(
    proposal: Proposal,
    editor: Client,
    client: Client,
    django_capture_on_commit_callbacks: Any,
    mailoutbox: list,
) -> None:
    asked = editor.post(decide_url(proposal), {"answer": "Mijn uitleg"}).content.decode()
    assert "Kies waarom" in asked and "Mijn uitleg" in asked
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(decide_url(proposal), {"outcome": "double", "answer": "Het staat bij het buurthuis."})
    assert "Het staat er al" in mailoutbox[-1].body and "buurthuis" in mailoutbox[-1].body
    html = client.get(state_path(proposal)).content.decode()
    assert "besloten" in html and "Het staat bij het buurthuis." in html
    assert Listing.objects.count() == 0


def test_a_private_person_is_a_role_in_a_rounded_place(visitor: Visitor, editor: Client) -> None:
    visitor.all_steps(by="person", place="home", contact_role="").send()
    editor.post(decide_url(Proposal.objects.get()), {"accept": "1"})
    listing = Listing.objects.get()
    assert listing.contact_role == "een buurtbewoner"
    assert listing.location.public_address == "2641 Pijnacker"
    assert listing.consent_given_on and listing.consent_until


def test_a_known_address_is_not_made_twice(
    visitor: Visitor,
    editor: Client,
    place: Location,
) -> None:
    Location.objects.update(street_address="Voorbeeldlaan 1")
    visitor.all_steps().send()
    editor.post(decide_url(Proposal.objects.get()), {"accept": "1"})
    assert Listing.objects.get().location == place and Location.objects.count() == 1


def test_a_volunteer_without_the_right_sees_no_proposals(
    proposal: Proposal,
    volunteer: Client,
) -> None:
    assert volunteer.get(reverse("voorstellen:index")).status_code == 302
    assert volunteer.get(decide_url(proposal)).status_code in (302, 403, 404)
    assert volunteer.post(decide_url(proposal), {"accept": "1"}).status_code in (302, 403, 404)
    assert Listing.objects.count() == 0


def test_the_queue_and_the_start_screen_show_it(proposal: Proposal, editor: Client) -> None:
    assert "Wandelen op maandag" in editor.get(reverse("voorstellen:index")).content.decode()
    assert decide_url(proposal) in editor.get("/beheer/").content.decode()


def test_a_flood_of_proposals_stops_and_a_neighbour_gets_through(visitor: Visitor, opened: Opened) -> None:
    for _ in range(EVERYDAY.per_hour - 1):
        assert not too_many_for("127.0.0.1", "proposal", timezone.now())
    assert visitor.all_steps().send().status_code == 302
    visitor.url = START
    assert visitor.all_steps(name="Wandelen 2").send().status_code == 429
    assert "Wandelen 2" in visitor.sees(), "what was filled in is still there"
    neighbour = Visitor(opened, REMOTE_ADDR="192.0.2.77")
    assert neighbour.all_steps().send().status_code == 302


def test_who_goes_back_and_on_at_once_is_no_robot(visitor: Visitor) -> None:
    visitor.fill(WHAT)
    step_two, visitor.url = visitor.url, visitor.url.replace("/2/", "/1/")
    quick = visitor.client.post(visitor.url, visitor.opened("proposal-step", seconds_ago=0) | WHAT)
    assert quick["Location"] == step_two


def test_everything_is_forgotten_in_time(proposal: Proposal) -> None:
    Proposal.objects.update(received_at=timezone.now() - timedelta(days=366))
    call_command("daily", verbosity=0)
    proposal.refresh_from_db()
    texts = (proposal.name, proposal.phone, proposal.email, proposal.street_address, proposal.when)
    assert set(texts) == {""}


@pytest.mark.any_database
def test_the_pages_are_valid_html_and_in_english_too(visitor: Visitor) -> None:
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
    pages["gone"] = visitor.client.get(last).content.decode()
    assert problems_in(pages) == []
