"""Proposals: accepted as a draft, declined with a reason, and later anonymised."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.wijken.directory.editing import send
from tests.wijken.upkeep.proposal_forms import ProposingVisitor, decide_url
from wijken.directory.models import Activity, Listing, Location, TeamMember
from wijken.upkeep.models import Proposal
from wijken.upkeep.sender_notifications import state_path

pytestmark = pytest.mark.django_db


def test_one_click_makes_a_draft_in_the_workflow_and_no_promise_by_mail(
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
    assert mailoutbox == []
    assert "We maken het nu af" in client.get(state_path(proposal)).content.decode()


def test_who_keeps_the_neighbourhood_publishes_the_draft_at_once(
    proposal: Proposal, log_in: Callable[[str], Client]
) -> None:
    neighbour = log_in("Wijkredacteuren")
    TeamMember.objects.create(user=neighbour.user, neighbourhood=proposal.neighbourhood)

    edit = neighbour.post(decide_url(proposal), {"accept": "1"})["Location"]

    assert "action-publish" in neighbour.get(edit).content.decode()
    start = neighbour.get("/beheer/").content.decode()
    assert edit in start, "what is left to do stands on the start screen"

    send(neighbour, edit)

    for model in (Listing, Activity, Location):
        assert model.objects.get().live, model


def test_a_second_click_makes_no_second_listing(proposal: Proposal, editor: Client) -> None:
    editor.post(decide_url(proposal), {"accept": "1"})
    late = editor.post(decide_url(proposal), {"accept": "1"}, follow=True)
    assert "Iemand anders was je voor" in late.content.decode()
    assert Listing.objects.count() == 1


def test_a_declined_proposal_gets_a_reason(
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


def test_a_private_person_is_a_role_in_a_rounded_place(visitor: ProposingVisitor, editor: Client) -> None:
    visitor.all_steps(by="person", place="home", contact_role="").send()
    editor.post(decide_url(Proposal.objects.get()), {"accept": "1"})
    listing = Listing.objects.get()
    assert listing.contact_role == "een buurtbewoner"
    assert listing.location.public_address == "2641 Pijnacker"
    assert listing.consent_given_on and listing.consent_until


def test_a_known_address_is_not_made_twice(
    visitor: ProposingVisitor,
    editor: Client,
    place: Location,
) -> None:
    Location.objects.update(street_address="Voorbeeldlaan 1", postcode="2641 AB")
    visitor.all_steps().send()
    editor.post(decide_url(Proposal.objects.get()), {"accept": "1"})
    assert Listing.objects.get().location == place and Location.objects.count() == 1


def test_the_same_street_in_another_village_is_another_place(
    visitor: ProposingVisitor,
    editor: Client,
    place: Location,
) -> None:
    Location.objects.update(street_address="Voorbeeldlaan 1", postcode="2631 XX")
    visitor.all_steps().send()
    editor.post(decide_url(Proposal.objects.get()), {"accept": "1"})
    made = Listing.objects.get().location
    assert made != place and made.postcode == "2641 AB"


def test_a_volunteer_without_the_right_sees_no_proposals(
    proposal: Proposal,
    volunteer: Client,
) -> None:
    assert volunteer.get(reverse("voorstellen:index")).status_code == 302
    assert volunteer.get(decide_url(proposal)).status_code == 302
    assert volunteer.post(decide_url(proposal), {"accept": "1"}).status_code == 302
    assert Listing.objects.count() == 0


def test_the_queue_and_the_start_screen_show_it(proposal: Proposal, editor: Client) -> None:
    assert "Wandelen op maandag" in editor.get(reverse("voorstellen:index")).content.decode()
    assert decide_url(proposal) in editor.get("/beheer/").content.decode()


def test_everything_is_forgotten_in_time(proposal: Proposal) -> None:
    Proposal.objects.update(received_at=timezone.now() - timedelta(days=366))
    call_command("daily", verbosity=0)
    proposal.refresh_from_db()
    texts = (proposal.name, proposal.phone, proposal.email, proposal.street_address, proposal.when)
    assert set(texts) == {""}
