"""From a proposal to a draft on the social map, or to a friendly no."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijken.directory.models import Activity, Listing, Location
from wijken.directory.querysets import local_day
from wijken.directory.slugs import slug_for
from wijken.directory.unwanted import unwanted
from wijken.upkeep.models import Proposal
from wijken.upkeep.sender_mail import tell

CONSENT_LASTS = timedelta(days=365)


@transaction.atomic
def accept(proposal: Proposal, user: Any, at: datetime) -> Listing | None:
    """A draft listing in the workflow, with its place and activity; None when somebody else decided first.

    Raises ``ValidationError`` when it is about who does not want to be listed.
    """
    if unwanted(proposal.name, proposal.phone, proposal.contact_email):
        raise ValidationError(_("Dit hoort bij iemand die niet vermeld wil worden. Voeg het niet toe."))
    if not proposal.close(Proposal.Outcome.ACCEPTED, "", user, at):
        return None
    listing = draft_listing(proposal, user, at)
    Proposal.objects.filter(pk=proposal.pk).update(listing=listing)
    listing.save_revision(user=user, log_action=True)
    workflow = listing.get_workflow()
    if workflow:
        workflow.start(listing, user)
    tell(proposal, "proposal_decided", gettext_lazy("Over je voorstel: %(name)s"), at)
    return listing


@transaction.atomic
def decline(proposal: Proposal, outcome: str, answer: str, user: Any, at: datetime) -> bool:
    """Say no and why; False when somebody else decided first."""
    if not proposal.close(outcome, answer, user, at):
        return False
    if outcome != Proposal.Outcome.NONSENSE:
        tell(proposal, "proposal_decided", gettext_lazy("Over je voorstel: %(name)s"), at)
    return True


def draft_listing(proposal: Proposal, user: Any, at: datetime) -> Listing:
    """Nobody sees it before an editor publishes it. A private person is a role at a rounded place."""
    consent = (
        {"consent_given_on": local_day(at), "consent_until": local_day(at) + CONSENT_LASTS}
        if proposal.by == Proposal.By.PERSON
        else {}
    )
    listing = Listing(
        name=proposal.name,
        slug=slug_for(Listing, proposal.name, otherwise="voorstel"),
        kind=proposal.kind,
        summary=proposal.summary,
        neighbourhood=proposal.neighbourhood,
        location=_place(proposal, user),
        contact_role=proposal.contact_role or (str(_("een buurtbewoner")) if proposal.is_private else ""),
        phone=proposal.phone,
        email=proposal.contact_email,
        website=proposal.website,
        live=False,
        has_unpublished_changes=True,
        **consent,
    )
    listing.save()
    activity = Activity(
        listing=listing,
        title=proposal.name,
        summary=proposal.when,
        cost=proposal.cost,
        live=False,
        has_unpublished_changes=True,
    )
    activity.save()
    activity.save_revision(user=user, log_action=True)
    return listing


def _place(proposal: Proposal, user: Any) -> Location | None:
    """The place that is known by this address, or a new draft of one."""
    if proposal.place == Proposal.Place.NONE or not (proposal.street_address or proposal.postcode):
        return None
    if not proposal.is_private:
        same = Location.objects.filter(
            street_address__iexact=proposal.street_address, precision=Location.Precision.EXACT
        )
        if known := same.first():
            return known
    home = proposal.place == Proposal.Place.HOME
    place = Location(
        name=proposal.name,
        kind=Location.Kind.AT_HOME if home else Location.Kind.HALL,
        neighbourhood=proposal.neighbourhood,
        precision=Location.Precision.ROUNDED if proposal.is_private else Location.Precision.EXACT,
        street_address=proposal.street_address,
        postcode=proposal.postcode,
        town=proposal.neighbourhood.core_village if proposal.neighbourhood else "",
        live=False,
        has_unpublished_changes=True,
    )
    place.save()
    place.save_revision(user=user, log_action=True)
    return place
