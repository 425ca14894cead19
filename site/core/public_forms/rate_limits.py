"""Limit how often one client may submit a form. Fails closed, but never blocks reading.

Counted in the database, so that a failing cache changes nothing. The client is not stored: a count is keyed
by a hash with a salt that lives for one day, and both are deleted the next day.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.timezone import localtime

from core.http import SiteRequest
from core.models import SendingCount, SendingDay

from .client_ip import network_of, visitor_address

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """Submissions for one purpose from one client."""

    per_hour: int
    per_day: int

    def times(self, factor: int) -> Limit:
        return Limit(self.per_hour * factor, self.per_day * factor)


EVERYDAY = Limit(per_hour=10, per_day=30)
"""Generous enough for a library or community centre, where many people share one address."""


def too_many(request: SiteRequest, purpose: str, limit: Limit = EVERYDAY) -> bool:
    """Count one more submission of this client, and return whether it exceeds the limit.

    Counted for the client's address, then for its network, then for everybody together. What one level
    refuses does not count for the next, so that one flood does not close the form to the neighbours.

    Call it for submissions, never for page views. Database errors propagate: then nothing can be stored
    either, and the visitor gets the error page.
    """
    visitor, at = visitor_address(request), request.at
    return (
        too_many_for(visitor, purpose, at, limit)
        or too_many_for(
            network_of(visitor), f"{purpose} network", at, limit.times(settings.FORMS_PER_NETWORK)
        )
        or too_many_in_all(purpose, at, limit.times(settings.FORMS_IN_ALL))
    )


def too_many_in_all(purpose: str, at: datetime, limit: Limit) -> bool:
    """The same for everybody together; logged, because then visitors notice it too."""
    full = too_many_for("", f"{purpose} in all", at, limit)
    if full:
        logger.warning("The limit on submissions by all visitors together was exceeded: %s", purpose)
    return full


def too_many_for(who: str, purpose: str, at: datetime, limit: Limit = EVERYDAY) -> bool:
    """The same for anything else that must not be flooded, such as a mailbox."""
    moment = localtime(at)
    day = _today(moment.date())
    sent_today = _one_more(day, f"{purpose}\0{who}")
    sent_this_hour = _one_more(day, f"{purpose}\0{who}\0{moment.hour}")
    return sent_today > limit.per_day or sent_this_hour > limit.per_hour


def _today(day: date) -> SendingDay:
    today, is_new = SendingDay.objects.get_or_create(day=day, defaults={"salt": get_random_string(32)})
    if is_new:
        SendingDay.objects.exclude(day=day).delete()
    return today


def _one_more(day: SendingDay, name: str) -> int:
    key = salted_hmac(day.salt, name, algorithm="sha256").hexdigest()
    with transaction.atomic():
        count, _created = SendingCount.objects.select_for_update().get_or_create(key=key, day=day)
        count.sent += 1
        count.save(update_fields=["sent"])
    return count.sent
