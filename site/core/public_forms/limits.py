"""How often one address may send something: closed for sending when in doubt, never in the way of reading.

Counted in the database, so that a cache that is away changes nothing. Who sent is not kept: a count stands
under a hash with a salt that lives for one day, and both are gone when the next day begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.timezone import localtime

from core.http import SiteRequest
from core.models import SendingCount, SendingDay

from .addresses import visitor_address


@dataclass(frozen=True)
class Limit:
    """Sendings for one purpose from one address."""

    per_hour: int
    per_day: int


EVERYDAY = Limit(per_hour=10, per_day=30)
"""Room for a library or a neighbourhood centre, where many people share one address."""


def too_many(request: SiteRequest, purpose: str, limit: Limit = EVERYDAY) -> bool:
    """Count one more sending by this visitor, and say whether that is more than may be.

    Call it for what is sent, never for a page that is opened. Trouble with the database is not caught: then
    nothing can be kept either, and the visitor gets the page that says so.
    """
    return too_many_for(visitor_address(request), purpose, request.at, limit)


def too_many_for(who: str, purpose: str, at: datetime, limit: Limit = EVERYDAY) -> bool:
    """The same for anything else that must not be flooded, such as somebody's mailbox."""
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
