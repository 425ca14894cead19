"""An answer to a resident reaches the others who keep that neighbourhood."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from tests.wijken.upkeep.proposal_forms import ProposingVisitor
from wijken.directory.models import Listing, Neighbourhood, TeamMember
from wijken.upkeep.corrections.admin import answer_correction
from wijken.upkeep.editor_mail.notices import send_daily_mails
from wijken.upkeep.models import Correction, EditorMailPreference, Proposal
from wijken.upkeep.proposals.decisions import decline
from wijken.upkeep.sender_notifications import state_path

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def neighbourhood_editor(log_in: Callable[[str], Client], neighbourhood: Neighbourhood) -> Client:
    client = log_in("Wijkredacteuren")
    client.user.email = "wijkredacteur@example.nl"
    client.user.save()
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    return client


def to_the_editor() -> list[str]:
    return list(
        Message.objects.filter(recipient="wijkredacteur@example.nl").values_list("subject", flat=True)
    )


def report(visitor: ProposingVisitor, what: str = "when", **token: str) -> dict[str, str]:
    """Posts the form "Klopt dit niet?" and returns its token, to post it again."""
    sent = token or visitor.opened("correction")
    address = reverse("correction", args=["koffie-inloop"])
    assert visitor.client.post(address, sent | {"what": what}).status_code == 302
    return sent


def test_a_report_reaches_who_may_answer_it_once_without_the_visitors_words(
    listing: Listing, visitor: ProposingVisitor, neighbourhood_editor: Client
) -> None:
    sent = report(visitor)
    report(visitor, **sent)
    more = visitor.opened("correction-more") | {"text": "Joke is verhuisd", "email": "joke@example.nl"}
    visitor.client.post(state_path(Correction.objects.get()), more)

    assert to_the_editor() == ['Iemand zegt dat er iets niet klopt bij "Koffie-inloop".']
    mail = Message.objects.get(recipient="wijkredacteur@example.nl")
    assert reverse("meldingen:answer", args=[Correction.objects.get().pk]) in mail.body
    assert "Joke" not in mail.body and "joke@" not in mail.body


def test_a_proposal_reaches_who_may_answer_it_without_the_visitors_words(
    visitor: ProposingVisitor, neighbourhood_editor: Client
) -> None:
    visitor.all_steps(name="Truus haar tuin").send()

    assert to_the_editor() == ["Iemand wil iets op de sociale kaart zetten (Pijnacker-Noord)."]
    mail = Message.objects.get(recipient="wijkredacteur@example.nl")
    assert reverse("voorstellen:answer", args=[Proposal.objects.get().pk]) in mail.body
    assert "Truus" not in mail.body


@pytest.mark.parametrize(("when", "mails"), [("at_once", (1, 1)), ("daily", (0, 1)), ("never", (0, 0))])
def test_a_report_comes_when_somebody_wants_their_mail(
    listing: Listing,
    visitor: ProposingVisitor,
    neighbourhood_editor: Client,
    when: str,
    mails: tuple[int, int],
) -> None:
    EditorMailPreference.objects.create(user=neighbourhood_editor.user, when=when)
    report(visitor)
    at_once = len(to_the_editor())
    send_daily_mails(timezone.now())
    assert (at_once, len(to_the_editor())) == mails


def test_on_a_site_that_was_just_begun_whoever_set_it_up_hears_what_comes_in(
    listing: Listing, visitor: ProposingVisitor, roles: None
) -> None:
    """``createsuperuser`` makes an account without a group."""
    for name, active in (("baas", True), ("oud", False)):
        get_user_model().objects.create_superuser(name, f"{name}@example.nl", "geheim-1", is_active=active)
    report(visitor)
    visitor.all_steps().send()
    recipients = Message.objects.filter(kind="editor_notice").values_list("recipient", flat=True)
    assert list(recipients) == ["baas@example.nl"] * 2


def test_a_superuser_who_is_no_editor_hears_nothing_while_there_are_editors(
    listing: Listing, visitor: ProposingVisitor, neighbourhood_editor: Client
) -> None:
    get_user_model().objects.create_superuser("baas", "baas@example.nl", "geheim-1")
    report(visitor)
    assert not Message.objects.filter(recipient="baas@example.nl").exists()


def test_an_answered_report_reaches_the_neighbourhood_editor_unless_it_was_theirs(
    listing: Listing, volunteer: Client, neighbourhood_editor: Client
) -> None:
    for user in (volunteer.user, neighbourhood_editor.user):
        report = Correction.objects.create(
            listing=listing,
            listing_name="Koffie-inloop",
            sending=str(user.pk),
            what="when",
            received_at=timezone.now(),
        )
        assert answer_correction(report, Correction.Outcome.values[0], "Klopt.", user, timezone.now())
    assert to_the_editor() == ['vrijwilligers beantwoordde de melding over "Koffie-inloop".']


def test_a_declined_proposal_reaches_the_neighbourhood_editor(
    proposal: Proposal, editor: Client, neighbourhood: Neighbourhood, neighbourhood_editor: Client
) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(neighbourhood=neighbourhood)
    proposal.refresh_from_db()
    outcome = next(
        value
        for value in Proposal.Outcome.values
        if value not in (Proposal.Outcome.ACCEPTED, Proposal.Outcome.NONSENSE)
    )
    decline(proposal, outcome, "Dat is er al.", editor.user, timezone.now())
    assert to_the_editor() == [f'redacteuren zei nee tegen het voorstel "{proposal.name}".']
