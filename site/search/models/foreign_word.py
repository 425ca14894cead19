"""Words in other languages, and the Dutch words that they lead to."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.index import renew_token


class ForeignWord(models.Model):
    """What people type in one other language, for one thing on the site."""

    dutch = models.CharField(
        _("Nederlandse woorden"),
        max_length=200,
        help_text=_("Waar de site naar zoekt, met komma's ertussen. Bijvoorbeeld: Nederlands leren, taal."),
    )
    language = models.CharField(
        _("taal"),
        max_length=12,
        help_text=_("De code van de taal: en, tr, ar, pl of uk."),
    )
    words = models.TextField(
        _("woorden in die taal"),
        help_text=_("Met komma's ertussen. Bijvoorbeeld: learn dutch, dutch lessons."),
    )

    class Meta:
        verbose_name = _("woorden in een andere taal")
        verbose_name_plural = _("woorden in andere talen")
        ordering = ["dutch", "language"]

    def __str__(self) -> str:
        return f"{self.dutch} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Changes the token, so that every process reloads the words."""
        super().save(*args, **kwargs)
        renew_token()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)
        renew_token()
        return deleted
