"""What becomes of an accepted proposal, and the "Goed nieuws" to its sender once everybody can read it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijken.directory.models import Listing
from wijken.upkeep.models import Proposal
from wijken.upkeep.sender_notifications import tell

ON_THE_MAP = _("Je voorstel staat op de sociale kaart")


def listing_was_published(instance: Listing, **kwargs: object) -> None:
    """Handles Wagtail's signal, which is sent for every publication: at once, approved or scheduled."""
    tell_good_news(instance, timezone.now())


@transaction.atomic
def tell_good_news(listing: Listing, at: datetime) -> None:
    """Tell each sender once, unless the listing is nothing that a visitor could go to."""
    for proposal in Proposal.objects.filter(listing=listing, outcome=Proposal.Outcome.ACCEPTED):
        if is_on_the_map(proposal, at) and proposal.claim_good_news(at):
            tell(proposal, "proposal_published", ON_THE_MAP, at)


def draft_is_deleted(instance: Listing, **kwargs: object) -> None:
    """Handles the signal before deletion: who still waits for good news hears that it will not come."""
    waiting = Proposal.objects.filter(
        listing=instance, outcome=Proposal.Outcome.ACCEPTED, told_published_at=None
    )
    for proposal in waiting:
        tell(proposal, "proposal_dropped", _("Over je voorstel is besloten"), timezone.now())


def stage_of(proposal: Proposal, at: datetime) -> str | Promise:
    """Its state, for the sender."""
    if proposal.is_open:
        if proposal.taken_by_id:
            return _("Iemand van ons is ermee bezig.")
        return _("Ontvangen. We kijken er binnen een week naar.")
    if not proposal.answered_at:
        return _("Na een jaar gewist. Het kwam niet op de sociale kaart.")
    if proposal.outcome != Proposal.Outcome.ACCEPTED:
        return proposal.get_outcome_display()
    if is_on_the_map(proposal, at):
        return _("Het staat op de sociale kaart.")
    if proposal.told_published_at:
        return _("Het stond op de sociale kaart, en nu niet meer.")
    if proposal.listing is None or proposal.listing.first_published_at:
        return _("Het staat niet op de sociale kaart.")
    return _("Ja, het komt op de sociale kaart. We maken het nu af.")


def title_of(proposal: Proposal, at: datetime) -> Promise:
    if proposal.is_open:
        return _("Dank je. Je voorstel is binnen.")
    if not proposal.answered_at:
        return _("Je voorstel is gewist")
    return ON_THE_MAP if is_on_the_map(proposal, at) else _("Over je voorstel is besloten")


def is_on_the_map(proposal: Proposal, at: datetime) -> bool:
    return Listing.objects.published(at).not_closed().filter(pk=proposal.listing_id).exists()
