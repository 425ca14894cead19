from django.db import models
from django.utils.translation import gettext_lazy as _


class Progress(models.Model):
    """How far a neighbourhood is with one step of the method, and since when."""

    class Status(models.TextChoices):
        NOT_YET = "not_yet", _("Nog niet begonnen")
        BUSY = "busy", _("Mee bezig")
        DONE = "done", _("Klaar")

    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.CASCADE,
        related_name="progress",
        verbose_name=_("wijk"),
        help_text=_("Over welke wijk gaat het?"),
    )
    step = models.ForeignKey(
        "methode.StepPage",
        on_delete=models.CASCADE,
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

    class Meta:
        verbose_name = _("voortgang")
        verbose_name_plural = _("voortgang")
        ordering = ["neighbourhood", "step"]
        constraints = [
            models.UniqueConstraint(fields=("neighbourhood", "step"), name="wijken_progress_once_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.neighbourhood}: {self.step}"
