"""Send a new link on request: only to the known address, and not repeatedly."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.upkeep.escalation import EscalationRole
from wijken.upkeep.escalation import PlannedRequest as Planned
from wijken.upkeep.models import ConfirmationRequest, Contact

from .request_mails import send

NOT_WITHIN = timedelta(days=1)


def send_again(ask: ConfirmationRequest, at: datetime) -> ConfirmationRequest | None:
    """A new mail with the unanswered questions of this one; None if there are none, or if one was just sent.

    The usual pause of a week does not apply. A leaked old link cannot be used to flood a mailbox.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=ask.contact_id)
        if contact.asks.filter(asked_at__gt=at - NOT_WITHIN).exists():
            return None
        public = Listing.objects.published(at).not_closed()
        planned = [
            Planned(question.listing_id, EscalationRole(question.role), question.rung)
            for question in ask.questions.filter(answered_at__isnull=True, listing__in=public)
        ]
        if not planned:
            return None
        Contact.objects.filter(pk=contact.pk).update(asked_on=local_day(at))
        return send(contact, planned, at)
