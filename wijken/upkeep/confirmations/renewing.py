"""A fresh mail when somebody asks for it: to the address that we know, and not again and again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from wijken.directory.models import Listing
from wijken.directory.querysets import local_day
from wijken.upkeep.models import Ask, Contact
from wijken.upkeep.planning import Question as Planned
from wijken.upkeep.planning import Role

from .asking import send

NOT_WITHIN = timedelta(days=1)


def send_again(ask: Ask, at: datetime) -> Ask | None:
    """What is still to be answered of this mail, in a new one; None when nothing is, or there just was one.

    Whoever asks for it is not held to a week; an old link in strange hands fills no mailbox.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=ask.contact_id)
        if contact.asks.filter(asked_at__gt=at - NOT_WITHIN).exists():
            return None
        public = Listing.objects.published(at).still_there()
        planned = [
            Planned(question.listing_id, Role(question.role), question.rung)
            for question in ask.questions.filter(answered_at__isnull=True, listing__in=public)
        ]
        if not planned:
            return None
        Contact.objects.filter(pk=contact.pk).update(asked_on=local_day(at))
        return send(contact, planned, at)
