from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wijken.directory.models import TeamMember
from wijken.upkeep.retention import ANSWERED_KEPT_FOR, UNANSWERED_KEPT_FOR


class VoiceQuerySet(models.QuerySet):
    """What visitors sent."""

    neighbourhood_path = "neighbourhood"

    def open(self) -> Self:
        """What nobody has answered yet, the longest waiting first."""
        return self.filter(answered_at__isnull=True).order_by("received_at", "pk")

    def kept_by(self, user: Any) -> Self:
        """Those about the neighbourhoods whose team ``user`` is in; all of them for who is in no team."""
        teams = list(TeamMember.objects.filter(user=user.pk).values_list("neighbourhood", flat=True))
        return self.filter(**{f"{self.neighbourhood_path}__in": teams}) if teams else self

    def forgettable(self, at: datetime) -> Self:
        """Whose words and address have been kept long enough."""
        answered = models.Q(answered_at__lte=at - ANSWERED_KEPT_FOR)
        return self.filter(
            answered | models.Q(received_at__lte=at - UNANSWERED_KEPT_FOR), forgotten_at__isnull=True
        )


class Voice(models.Model):
    """Something that a visitor sent: stored before anything else, answered by a person, then forgotten."""

    sending = models.CharField(max_length=32, unique=True, editable=False)
    language = models.CharField(_("taal"), max_length=12, default="nl", editable=False)
    email = models.EmailField(
        _("e-mail voor antwoord"),
        blank=True,
        help_text=_("Mag leeg blijven. We gebruiken het alleen om je te antwoorden."),
    )
    received_at = models.DateTimeField(_("gekomen op"), editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie pakt dit op"),
        editable=False,
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("beantwoord door"),
        editable=False,
    )
    answer = models.TextField(
        _("antwoord"),
        max_length=1000,
        blank=True,
        help_text=_("Dit leest wie het stuurde. Zeg in één of twee zinnen wat je deed."),
    )
    forgotten_at = models.DateTimeField(_("gewist op"), null=True, editable=False)

    wiped: dict[str, Any] = {"email": "", "answer": ""}
    """What becomes of words and addresses that have been kept long enough."""

    in_the_list: tuple[str, ...] = ()
    """Relations that a list of these shows."""

    class Meta:
        abstract = True
        ordering = ["received_at", "pk"]

    @property
    def about(self) -> str:
        """What it is about, in a few words."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    def take(self, user: Any) -> None:
        """This person will answer; whoever had it before, no longer."""
        self.taken_by = user
        self.save(update_fields=["taken_by"])
