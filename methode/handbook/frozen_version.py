from typing import Any, NoReturn, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FrozenVersionQuerySet(models.QuerySet):
    def of(self, method_key: UUID, language: str) -> Self:
        """Versions of one method in one language, newest first."""
        return self.filter(method_key=method_key, language=language).order_by("-frozen_at")

    def for_lists(self) -> Self:
        return self.defer("lines", "html")

    def update(self, **kwargs: object) -> int:
        raise FrozenError

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        raise FrozenError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError


class FrozenVersion(models.Model):
    """The whole text of one version, as adopted on one day. Immutable.

    It has no foreign keys to pages, so nothing that happens to a page affects it.
    """

    method_key = models.UUIDField(_("methode"), editable=False, help_text=_("Gelijk in alle talen."))
    language = models.CharField(_("taal"), max_length=12, editable=False, help_text=_("Taal van de tekst."))
    version = models.CharField(
        _("versie"), max_length=20, editable=False, help_text=_("Zoals in het colofon.")
    )
    slug = models.SlugField(_("naam in het adres"), editable=False, help_text=_("De versie zonder punten."))
    title = models.CharField(_("titel"), max_length=255, editable=False, help_text=_("Van de methode."))
    status = models.CharField(_("status"), max_length=40, editable=False, help_text=_("Op die dag."))
    owner_name = models.CharField(
        _("wie houdt dit bij"), max_length=120, blank=True, editable=False, help_text=_("Op die dag.")
    )
    licence = models.CharField(
        _("licentie"), max_length=80, blank=True, editable=False, help_text=_("Op die dag.")
    )
    date = models.DateField(_("datum"), editable=False, help_text=_("De datum van de versie."))
    lines = models.JSONField(_("tekst"), editable=False, help_text=_("Regel voor regel: soort en woorden."))
    html = models.TextField(
        _("opmaak"), editable=False, help_text=_("Waaruit het bestand op papier is gemaakt.")
    )
    frozen_at = models.DateTimeField(
        _("vastgelegd op"), editable=False, help_text=_("Toen is dit vastgelegd.")
    )
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("vastgelegd door"),
        help_text=_("Alleen voor de redactie."),
    )

    objects = FrozenVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vastgelegde versie")
        verbose_name_plural = _("vastgelegde versies")
        constraints = [
            models.UniqueConstraint(
                fields=("method_key", "language", "slug"), name="methode_version_frozen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only. Raises FrozenError for a saved version."""
        if not self._state.adding:
            raise FrozenError
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise FrozenError


class FrozenError(Exception):
    """A frozen version can be neither changed nor deleted."""
