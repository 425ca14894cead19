from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from outbox.retry_policy import ALARM_AFTER, KEPT_FOR, LONGEST_PAUSE, REPORTED_FOR


class MessageQuerySet(models.QuerySet):
    def due(self, at: datetime) -> Self:
        """To be sent at ``at``, oldest first. A clock that once ran ahead does not hold anything up."""
        now = models.Q(next_try_at__lte=at) | models.Q(next_try_at__gt=at + LONGEST_PAUSE)
        return self.filter(now, state=Message.State.WAITING).order_by("next_try_at", "pk")

    def stuck(self, at: datetime) -> Self:
        """Overdue: the mail server is down, or no worker runs."""
        return self.filter(state=Message.State.WAITING, queued_at__lte=at - ALARM_AFTER)

    def given_up(self, at: datetime) -> Self:
        """Lost for now, and recently so. The text is still here: see ``try_again``."""
        return self.filter(state=Message.State.GIVEN_UP, next_try_at__gt=at - REPORTED_FOR)

    def try_again(self, at: datetime) -> int:
        """Everything that was given up gets all its attempts anew."""
        lost = self.filter(state=Message.State.GIVEN_UP)
        return lost.update(state=Message.State.WAITING, next_try_at=at, tries=0)

    def expired_for_retention(self, at: datetime) -> Self:
        """Sent or failed, and past the retention period."""
        return self.exclude(state=Message.State.WAITING).filter(queued_at__lte=at - KEPT_FOR)


class Message(models.Model):
    """One mail to one address, stored in the transaction that caused it and sent afterwards."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Wacht")
        SENT = "sent", _("Verstuurd")
        REFUSED = "refused", _("Geweigerd")  # for good, by a mail server
        GIVEN_UP = "given_up", _("Opgegeven")  # after the last attempt

    uuid = models.UUIDField(_("vast nummer"), default=uuid.uuid4, unique=True, editable=False)
    recipient = models.EmailField(_("aan"), max_length=254, editable=False)
    reply_to = models.EmailField(_("antwoord naar"), max_length=254, blank=True, editable=False)
    subject = models.CharField(_("onderwerp"), max_length=200, editable=False)
    body = models.TextField(_("tekst"), editable=False)
    html = models.TextField(_("opgemaakte tekst"), blank=True, editable=False)
    unsubscribe_url = models.CharField(
        _("adres om te stoppen"), max_length=500, blank=True, default="", db_default="", editable=False
    )
    kind = models.CharField(_("soort"), max_length=60, editable=False)
    state = models.CharField(
        _("stand"), max_length=10, choices=State.choices, default=State.WAITING, editable=False
    )
    queued_at = models.DateTimeField(_("gemaakt op"), editable=False)
    next_try_at = models.DateTimeField(_("volgende poging"), editable=False)
    tries = models.PositiveSmallIntegerField(_("pogingen"), default=0, editable=False)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, editable=False)
    problem = models.CharField(_("wat ging er mis"), max_length=60, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ["-queued_at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="waiting"), name="outbox_waiting")
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_for_the_recipient_alone(self) -> bool:
        """Whether its text may contain a link that acts in the recipient's name."""
        return self.kind not in settings.OUTBOX_OPEN_KINDS
