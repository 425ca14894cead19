"""The resident hears "Goed nieuws" when it is on the site, and reads how it stands at every stage."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from outbox.models import Message
from tests.wijken.directory.editing import address, send
from tests.wijken.upkeep.proposal_forms import decide_url
from wijken.directory.models import Listing
from wijken.upkeep.models import Proposal
from wijken.upkeep.sender_notifications import state_path

pytestmark = pytest.mark.django_db


def good_news() -> list[Message]:
    return [mail for mail in Message.objects.all() if "Goed nieuws" in mail.body]


def how_it_stands(proposal: Proposal) -> str:
    return Client().get(state_path(proposal)).content.decode()


@pytest.fixture
def draft(proposal: Proposal, editor: Client) -> Listing:
    editor.post(decide_url(proposal), {"accept": "1"})
    return Listing.objects.get()


def publish(editor: Client, listing: Listing, **changes: str) -> None:
    assert send(editor, address(listing, "edit"), **changes).status_code == 302


def unpublish(editor: Client, listing: Listing) -> None:
    assert editor.post(address(listing, "unpublish")).status_code == 302


def test_who_proposed_it_hears_when_it_is_on_the_site_and_not_before(
    proposal: Proposal, draft: Listing, editor: Client
) -> None:
    assert [mail.kind for mail in Message.objects.filter(recipient=proposal.email)] == ["proposal_received"]
    assert "We maken het nu af" in how_it_stands(proposal)

    publish(editor, draft)

    (mail,) = good_news()
    assert mail.recipient == proposal.email and state_path(proposal) in mail.body
    assert "staat op de sociale kaart" in mail.body
    assert "Je voorstel staat op de sociale kaart" in how_it_stands(proposal)


def test_who_approves_it_in_the_workflow_lets_the_resident_know_as_well(
    proposal: Proposal, draft: Listing, editor: Client
) -> None:
    task = draft.current_workflow_state.current_task_state
    editor.post(address(draft, "workflow_action", "approve", task.pk), {"comment": ""})
    draft.refresh_from_db()
    assert draft.live and len(good_news()) == 1


def test_it_is_said_once(proposal: Proposal, draft: Listing, editor: Client) -> None:
    publish(editor, draft)
    publish(editor, draft, summary="Samen anderhalf uur wandelen.")
    unpublish(editor, draft)
    assert "Het stond op de sociale kaart, en nu niet meer." in how_it_stands(proposal)
    publish(editor, draft)
    assert len(good_news()) == 1


def test_what_waits_for_a_later_day_is_said_on_that_day(
    proposal: Proposal, draft: Listing, editor: Client
) -> None:
    draft.go_live_at = timezone.now() + timedelta(days=3)
    draft.save_revision().publish()
    assert good_news() == []

    Revision.objects.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert len(good_news()) == 1


@pytest.mark.parametrize("changes", [{"visibility": "unlisted"}, {"status": "defunct"}])
def test_what_the_public_cannot_use_is_no_good_news(
    proposal: Proposal, draft: Listing, editor: Client, changes: dict[str, str]
) -> None:
    publish(editor, draft, **changes)
    assert good_news() == []
    page = how_it_stands(proposal)
    assert "Je voorstel staat op de sociale kaart" not in page and "Het staat niet op" in page


def test_an_address_that_was_erased_gets_nothing(proposal: Proposal, draft: Listing, editor: Client) -> None:
    Proposal.objects.update(answered_at=timezone.now() - timedelta(days=91))
    call_command("daily", verbosity=0)
    publish(editor, draft)
    assert good_news() == []


def test_a_draft_that_was_thrown_away_is_promised_no_longer(
    proposal: Proposal, draft: Listing, editor: Client
) -> None:
    assert editor.post(address(draft, "delete")).status_code == 302
    page = how_it_stands(proposal)
    mail = Message.objects.get(kind="proposal_dropped")
    assert mail.recipient == proposal.email
    assert "komt toch niet op de sociale kaart" in mail.body and state_path(proposal) in mail.body
    assert "We maken het nu af" not in page
    assert "Het staat niet op de sociale kaart." in page


def test_who_heard_the_good_news_hears_nothing_when_it_is_deleted_years_later(
    proposal: Proposal, draft: Listing, editor: Client
) -> None:
    publish(editor, draft)
    assert editor.post(address(draft, "delete")).status_code == 302
    assert not Message.objects.filter(kind="proposal_dropped").exists()
