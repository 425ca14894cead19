from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneField


class LetterQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Not yet answered."""
        return self.filter(answered_at=None)

    def answered_before(self, moment: datetime) -> Self:
        return self.filter(answered_at__lt=moment)


class Letter(models.Model):
    """A question, an experience or a wish to join. Contact details are deleted some time after the answer."""

    class Kind(models.TextChoices):
        QUESTION = "vraag", _("Ik heb een vraag")
        EXPERIENCE = "ervaring", _("Ik vertel een ervaring")
        JOIN = "meedoen", _("Ik wil meedoen")

    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, editable=False)
    text = models.TextField(_("tekst"), max_length=4000, editable=False)
    name = models.CharField(_("naam"), max_length=80, blank=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True, editable=False)
    phone = PhoneField(_("telefoon"), blank=True, editable=False)
    language = models.CharField(_("taal"), max_length=10, default="nl", editable=False)
    about = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("geschreven bij"),
    )
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("wijk"),
    )
    story = models.ForeignKey(
        "wijken.StoryPage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("concept van een verhaal"),
    )
    received_at = models.DateTimeField(_("binnengekomen op"), editable=False, db_index=True)
    sending = models.CharField(_("verzending"), max_length=40, unique=True, editable=False)
    answer = models.TextField(_("antwoord"), max_length=4000, blank=True, editable=False)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("beantwoord door"),
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht aan de coalitie")
        verbose_name_plural = _("berichten aan de coalitie")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_at:%d-%m-%Y})"
