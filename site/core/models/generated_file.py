from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LATE = timedelta(hours=1)


class MadeFileQuerySet(models.QuerySet):
    def wanted(self) -> Self:
        """Requested after they were last generated."""
        return self.filter(Q(made_at__isnull=True) | Q(wanted_at__gt=F("made_at")))

    def without_content(self) -> Self:
        """For lists: the content may be large."""
        return self.defer("content")


class MadeFile(models.Model):
    """A file generated ahead from published texts, such as the handbook as PDF.

    It is stored in the database: replacing it is one atomic write, web processes and worker see the same, and
    backups include it. The last good one is kept until a new one is ready.
    """

    key = models.CharField(
        _("wat"), max_length=200, unique=True, editable=False, help_text=_("Soort en naam van het bestand.")
    )
    content = models.BinaryField(
        _("inhoud"), default=bytes, blank=True, editable=False, help_text=_("Het bestand zelf.")
    )
    fingerprint = models.CharField(
        _("vingerafdruk"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Van de tekst waaruit het bestand is gemaakt."),
    )
    made_at = models.DateTimeField(
        _("gemaakt op"), null=True, editable=False, help_text=_("Toen werd de tekst gelezen.")
    )
    wanted_at = models.DateTimeField(
        _("gevraagd op"), null=True, editable=False, help_text=_("Toen veranderde de tekst het laatst.")
    )
    failed_at = models.DateTimeField(
        _("mislukt op"), null=True, editable=False, help_text=_("Leeg als het de laatste keer goed ging.")
    )
    last_error = models.TextField(
        _("wat ging er mis"), blank=True, editable=False, help_text=_("In woorden voor de redactie.")
    )

    objects = MadeFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("gemaakt bestand")
        verbose_name_plural = _("gemaakte bestanden")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    @property
    def exists(self) -> bool:
        """Whether there is a good file to serve."""
        return self.made_at is not None

    @property
    def is_wanted(self) -> bool:
        """Whether a newer file was requested than the one that exists."""
        return self.made_at is None or (self.wanted_at is not None and self.wanted_at > self.made_at)

    def is_late(self, at: datetime) -> bool:
        """Whether it has waited so long that no worker seems to run."""
        return self.is_wanted and self.wanted_at is not None and at - self.wanted_at > LATE
