"""Reports and proposals: who may answer hears that it came in, without a word of the visitor; the others
who keep the neighbourhood hear the answer.
"""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.permissions.users import AnyUser
from wijken.directory.models import Neighbourhood
from wijken.upkeep.editor_mail.notices import LANGUAGE, tell
from wijken.upkeep.editor_mail.recipients import keepers
from wijken.upkeep.models import Correction, Proposal


def correction_received(correction: Correction, at: datetime) -> None:
    with override(LANGUAGE):
        text = _('Iemand zegt dat er iets niet klopt bij "%(name)s".') % {"name": correction.listing_name}
    recipients = keepers(neighbourhood_of(correction), "upkeep.change_correction")
    path = reverse("meldingen:answer", args=[correction.pk])
    tell(recipients, f"correction-received/{correction.pk}", text, path, at)


def proposal_received(proposal: Proposal, at: datetime) -> None:
    with override(LANGUAGE):
        text = _("Iemand wil iets op de sociale kaart zetten (%(where)s).") % {"where": proposal.where}
    recipients = keepers(proposal.neighbourhood, "upkeep.change_proposal")
    path = reverse("voorstellen:answer", args=[proposal.pk])
    tell(recipients, f"proposal-received/{proposal.pk}", text, path, at)


def correction_answered(correction: Correction, user: AnyUser, at: datetime) -> None:
    with override(LANGUAGE):
        text = _('%(who)s beantwoordde de melding over "%(name)s".') % {
            "who": user, "name": correction.listing_name,
        }  # fmt: skip
    recipients = keepers(neighbourhood_of(correction), "directory.publish_listing") - {user}
    path = reverse("meldingen:answer", args=[correction.pk])
    tell(recipients, f"correction/{correction.pk}", text, path, at, correction.answer)


def neighbourhood_of(correction: Correction) -> Neighbourhood | None:
    return correction.listing.neighbourhood if correction.listing else None


def proposal_declined(proposal: Proposal, user: AnyUser, at: datetime) -> None:
    """One that is accepted becomes a listing, which is sent in: the reviewers hear of that."""
    with override(LANGUAGE):
        text = _('%(who)s zei nee tegen het voorstel "%(name)s".') % {"who": user, "name": proposal.name}
    recipients = keepers(proposal.neighbourhood, "directory.publish_listing") - {user}
    path = reverse("voorstellen:answer", args=[proposal.pk])
    tell(recipients, f"proposal/{proposal.pk}", text, path, at, proposal.answer)
