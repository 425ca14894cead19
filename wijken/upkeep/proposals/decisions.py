"""Accept a proposal as a draft listing, or decline it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.permissions.users import AnyUser
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, Location
from wijken.directory.slugs import slug_for
from wijken.upkeep.editor_mail.submissions import proposal_declined
from wijken.upkeep.models import Proposal
from wijken.upkeep.sender_notifications import tell

CONSENT_LASTS = timedelta(days=365)


@transaction.atomic
def accept(proposal: Proposal, user: AnyUser, at: datetime) -> Listing | None:
    """A draft listing in moderation, with location and activity; None if another editor was first.

    The sender is told when it is published (``publication.py``).

    Raises ``ValidationError`` if it is about somebody who does not want to be listed.
    """
    if Listing.objects.unlisted_match(proposal.name, proposal.phone, proposal.contact_email):
        raise ValidationError(_("Dit hoort bij iemand die niet vermeld wil worden. Voeg het niet toe."))
    if not proposal.close(Proposal.Outcome.ACCEPTED, "", user, at):
        return None
    listing = draft_listing(proposal, user, at)
    Proposal.objects.filter(pk=proposal.pk).update(listing=listing)
    listing.save_revision(user=user, log_action=True)
    workflow = listing.get_workflow()
    if workflow:
        workflow.start(listing, user)
    return listing


@transaction.atomic
def decline(proposal: Proposal, outcome: str, answer: str, user: AnyUser, at: datetime) -> bool:
    """Decline with a reason; False if another editor was first."""
    if not proposal.close(outcome, answer, user, at):
        return False
    if outcome != Proposal.Outcome.NONSENSE:
        tell(proposal, "proposal_decided", gettext_lazy("Over je voorstel is besloten"), at)
        proposal_declined(proposal, user, at)
    return True


def draft_listing(proposal: Proposal, user: AnyUser, at: datetime) -> Listing:
    """Hidden until an editor publishes it. A private person becomes a role at a rounded location."""
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
    return listing


def _place(proposal: Proposal, user: AnyUser) -> Location | None:
    """The existing location with this address, or a new draft."""
    if proposal.place == Proposal.Place.NONE or not (proposal.street_address or proposal.postcode):
        return None
    if not proposal.is_private:
        same = Location.objects.filter(
            street_address__iexact=proposal.street_address, precision=Location.Precision.EXACT
        )
        # The same street may be in another village: a postcode tells, or else the neighbourhood.
        here = Q(neighbourhood=proposal.neighbourhood)
        if proposal.postcode:
            here = Q(postcode=proposal.postcode) | here & Q(postcode="")
        if known := same.filter(here).first():
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
