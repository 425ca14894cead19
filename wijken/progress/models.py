from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BEFORE_ANYBODY_WROTE_IT_DOWN = date(2026, 11, 24)
"""The date given to reports of a version that did not store one."""


class ProgressQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        """The current report first, then its predecessors."""
        return self.order_by("-reported_on", "-pk")


class Progress(models.Model):
    """A status report: how far a neighbourhood is with a step, and since when.

    Reports are never replaced, so that the history remains. The newest one counts.
    """

    class Status(models.TextChoices):
        NOT_YET = "not_yet", _("Nog niet begonnen")
        BUSY = "busy", _("Bezig")
        DONE = "done", _("Klaar")

    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        related_name="progress",
        verbose_name=_("wijk"),
        help_text=_("Over welke wijk gaat het?"),
    )
    step = models.ForeignKey(
        "methode.StepPage",
        on_delete=models.PROTECT,
        related_name="progress",
        verbose_name=_("stap"),
        help_text=_("Kies de Nederlandse pagina van de stap."),
    )
    status = models.CharField(
        _("hoe ver"),
        max_length=10,
        choices=Status.choices,
        default=Status.NOT_YET,
        help_text=_("Klaar betekent: wat bij 'klaar als' staat, is waar."),
    )
    since = models.DateField(
        _("sinds"), null=True, blank=True, help_text=_("De dag waarop dit begon of klaar was.")
    )
    note = models.CharField(
        _("toelichting"), max_length=200, blank=True, help_text=_("Bijvoorbeeld: alleen de wandelgroep.")
    )

    result = models.CharField(
        _("resultaat"),
        max_length=300,
        blank=True,
        db_default="",
        help_text=_("Wat is er nu dat er niet was? Iets dat je kunt zien of tellen."),
    )
    reported_on = models.DateField(
        _("gemeld op"),
        default=timezone.localdate,
        db_default=BEFORE_ANYBODY_WROTE_IT_DOWN,
        help_text=_("De dag van deze melding. De nieuwste melding telt, de oude blijven staan."),
    )
    reported_by = models.CharField(
        _("gemeld door"),
        max_length=80,
        default="",
        db_default="",
        help_text=_("Een functie, geen naam. Bijvoorbeeld: verbinder in de wijk."),
    )

    objects = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("melding van voortgang")
        verbose_name_plural = _("meldingen van voortgang")
        ordering = ["-reported_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.neighbourhood}: {self.step}"
