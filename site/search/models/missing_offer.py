from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=365)
"""One year of work plans. The text is deleted then, because people may have written personal data."""


class MissedQuerySet(models.QuerySet):
    def expired_for_retention(self, at: datetime) -> Self:
        """Older than the retention period."""
        return self.filter(received_at__lte=at - KEPT_FOR)


class Missed(models.Model):
    """An anonymous message about what a visitor missed. Nobody answers it: network builders read them."""

    sending = models.CharField(max_length=32, unique=True, editable=False)
    words = models.CharField(
        _("wat mist iemand"),
        max_length=200,
        help_text=_("In de woorden van de bezoeker. Bijvoorbeeld: een leesclub."),
    )
    place = models.CharField(
        _("wijk"), max_length=80, blank=True, help_text=_("Leeg: maakt niet uit, of niet gezegd.")
    )
    received_at = models.DateTimeField(_("gekomen op"), help_text=_("Wanneer iemand dit stuurde."))
    seen_at = models.DateTimeField(_("gezien op"), null=True, editable=False)

    objects = MissedQuerySet.as_manager()

    class Meta:
        verbose_name = _("gemis")
        verbose_name_plural = _("wat mensen missen")
        ordering = ["-received_at", "pk"]

    def __str__(self) -> str:
        return self.words
