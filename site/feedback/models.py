from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerQuerySet(models.QuerySet):
    def about(self, page_id: int) -> Self:
        """Answers about one page."""
        return self.filter(page_id=page_id)

    def with_words(self) -> Self:
        """Answers with a comment."""
        return self.exclude(text="")

    def open(self) -> Self:
        """Answers that report a problem or have a comment, and no editor has read."""
        asks = models.Q(verdict=Answer.Verdict.WRONG) | ~models.Q(text="")
        return self.filter(asks, seen_at=None)

    def older_than(self, day: datetime) -> Self:
        return self.filter(given_at__lt=day)


class Answer(models.Model):
    """One answer to "Was dit nuttig?", without any reference to the visitor."""

    class Verdict(models.TextChoices):
        YES = "ja", _("Ja")
        NO = "nee", _("Nee")
        WRONG = "klopt-niet", _("Er klopt iets niet")

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="answers",
        editable=False,
        verbose_name=_("pagina"),
    )
    verdict = models.CharField(_("antwoord"), max_length=12, choices=Verdict.choices, editable=False)
    text = models.TextField(_("toelichting"), max_length=1000, blank=True, editable=False)
    given_at = models.DateTimeField(_("gegeven op"), editable=False, db_index=True)
    sending = models.CharField(_("verzending"), max_length=40, unique=True, editable=False)
    seen_at = models.DateTimeField(_("gezien op"), null=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie op een pagina")
        verbose_name_plural = _("reacties op pagina's")
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.page}"
