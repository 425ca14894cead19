from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LATE = timedelta(hours=1)


class MadeFileQuerySet(models.QuerySet):
    """Files that are made ahead."""

    def wanted(self) -> Self:
        """Those that were asked for after they were last made."""
        return self.filter(Q(made_at__isnull=True) | Q(wanted_at__gt=F("made_at")))

    def without_content(self) -> Self:
        """For lists: a file may be large."""
        return self.defer("content")


class MadeFile(models.Model):
    """A file that is made ahead from published texts, such as the handbook on paper.

    It stands in the database: the old one and the new one change places in one write, web and worker see
    the same, and a copy of the database holds it too. The last good one stays until a new one is ready.
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
        """Whether there is a good one to give to visitors."""
        return self.made_at is not None

    @property
    def is_wanted(self) -> bool:
        """Whether a newer one was asked for than the one that is there."""
        return self.made_at is None or (self.wanted_at is not None and self.wanted_at > self.made_at)

    def is_late(self, at: datetime) -> bool:
        """Whether it was asked for so long ago that no worker seems to be there."""
        return self.is_wanted and self.wanted_at is not None and at - self.wanted_at > LATE
