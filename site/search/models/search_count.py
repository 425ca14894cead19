"""What visitors search for, counted without who, and whether they found it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

OFTEN = 2
"""Days a month."""


class SearchCountQuerySet(models.QuerySet):
    def asked_often(self) -> Self:
        """Asked on several days. Words of one day may be one person's, or a typing error."""
        return self.filter(days__gte=OFTEN)

    def unanswered(self) -> Self:
        """Nothing was found, or somebody said that it was not what they looked for."""
        return self.filter(Q(results=0) | Q(unhelpful__gt=0))

    def with_misses(self) -> Self:
        """``misses``: how often there was no good answer, either way."""
        return self.annotate(misses=Case(When(results=0, then=F("times")), default=F("unhelpful")))

    def worst_first(self) -> Self:
        """The older month first, then what was most often without a good answer."""
        return self.with_misses().order_by("month", "-misses", "words")


class SearchCount(models.Model):
    """The number of searches in a month, and of results. Never who searched."""

    month = models.DateField(_("maand"), help_text=_("De eerste dag van de maand."))
    words = models.CharField(_("gezocht"), max_length=100)
    place = models.CharField(
        _("wijk"), max_length=80, blank=True, help_text=_("Leeg: de vrager noemde geen wijk.")
    )
    results = models.PositiveIntegerField(_("gevonden"), default=0)
    times = models.PositiveIntegerField(_("keer"), default=0)
    unhelpful = models.PositiveIntegerField(_("dit zocht ik niet"), default=0, db_default=0)
    days = models.PositiveSmallIntegerField(_("dagen"), default=1, db_default=1, editable=False)
    last_on = models.DateField(_("laatste dag"), null=True, editable=False)
    seen_at = models.DateTimeField(_("gezien op"), null=True, editable=False)

    misses: int
    """Only of ``with_misses``."""

    objects = SearchCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoekvraag")
        verbose_name_plural = _("zoekvragen")
        ordering = ["-month", "results", "-times", "words"]
        constraints = [models.UniqueConstraint(fields=("month", "words", "place"), name="search_count_once")]

    def __str__(self) -> str:
        return self.words
