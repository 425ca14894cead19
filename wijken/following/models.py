from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from outbox.models import Message
from wijken.directory.local_time import local_day

UNCONFIRMED_KEPT_FOR = timedelta(days=7)
"""How long a request waits for its confirmation; its link works as long."""
UNUSED_KEPT_FOR = timedelta(days=365)
"""After a year without a reason for a mail, the address serves no purpose any more."""
EVERY = timedelta(days=7)
MOST_REFUSALS = 3
LONGEST_QUERY = 1000
MAILS = ("follow_confirm", "follow_weekly")
"""The kinds of mail that follow from a subscription."""


class SubscriptionQuerySet(models.QuerySet):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def due(self, at: datetime) -> Self:
        """A week after the last look, also if a clock once ran ahead."""
        today = local_day(at)
        return self.confirmed().filter(Q(next_on__lte=today) | Q(next_on__gt=today + EVERY))

    def claim(self, pk: int, at: datetime) -> bool:
        """Reserve this week's mail. Of concurrent jobs one succeeds."""
        return bool(self.due(at).filter(pk=pk).update(next_on=local_day(at) + EVERY))

    def expired_for_retention(self, at: datetime) -> Self:
        """Never confirmed, refused too often, or without any mail for a year."""
        unused = Q(confirmed_at__lte=at - UNUSED_KEPT_FOR) & (
            Q(mailed_at__isnull=True) | Q(mailed_at__lte=at - UNUSED_KEPT_FOR)
        )
        unconfirmed = Q(confirmed_at__isnull=True, asked_at__lte=at - UNCONFIRMED_KEPT_FOR)
        return self.filter(unused | unconfirmed | Q(refusals__gte=MOST_REFUSALS))

    def count_refusals(self) -> None:
        """Read once what became of the last mail. Any delivery in between starts the count again."""
        last = self.filter(message__isnull=False)
        last.filter(message__state=Message.State.REFUSED).update(refusals=F("refusals") + 1, message=None)
        last.filter(message__state=Message.State.SENT).update(refusals=0, message=None)

    def forget(self) -> int:
        """Delete these with the mail to their addresses, unless another subscription needs that address."""
        rows = list(self.values_list("pk", "email", "message"))
        self.model._default_manager.filter(pk__in=[pk for pk, _email, _message in rows]).delete()
        Message.objects.filter(pk__in=[message for _pk, _email, message in rows if message]).delete()
        addresses = {email for _pk, email, _message in rows}
        kept = self.model._default_manager.filter(email__in=addresses).values_list("email", flat=True)
        Message.objects.filter(recipient__in=addresses - set(kept), kind__in=MAILS).delete()
        return len(rows)


class Subscription(models.Model):
    """An address and what it follows: filters of the social map. Personal data, in no log and no URL."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, editable=False)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True, editable=False)
    """The filters as a query string, cleaned; empty for everything."""
    language = models.CharField(max_length=12, default="nl", editable=False)
    asked_at = models.DateTimeField(editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    told_until = models.DateTimeField(null=True, editable=False)
    """What became public later is new to the reader."""
    next_on = models.DateField(null=True, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    message = models.ForeignKey(
        Message, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    """The last mail, until it is known what became of it."""
    refusals = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("email", "query"), name="following_once")]

    def __str__(self) -> str:
        return str(self.uuid)

    def confirm(self, at: datetime) -> None:
        """The first mail comes with the next daily jobs, and tells what is new of the week before."""
        waiting = type(self).objects.filter(pk=self.pk, confirmed_at__isnull=True)
        waiting.update(confirmed_at=at, told_until=at - EVERY, next_on=local_day(at))
