from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerSlug(models.Model):
    """A slug that an object used to have, so that old links redirect.

    One row per slug, for the last object that had it. A slug in use always leads to its current object.
    """

    slug = models.SlugField(max_length=120, unique=True, editable=False)
    of: models.ForeignKey

    class Meta:
        abstract = True
        verbose_name = _("oud adres van de pagina")
        verbose_name_plural = _("oude adressen van de pagina")

    def __str__(self) -> str:
        return self.slug


class FormerListingSlug(FormerSlug):
    of = models.ForeignKey("directory.Listing", on_delete=models.CASCADE, related_name="+", editable=False)


class FormerNeighbourhoodSlug(FormerSlug):
    of = models.ForeignKey(
        "directory.Neighbourhood", on_delete=models.CASCADE, related_name="+", editable=False
    )


class FormerUuid(models.Model):
    """The identifier of a record that was merged, and that of the record it goes on in.

    Without a foreign key: identifiers are never given out twice, whatever kind of record they are of.
    """

    uuid = models.UUIDField(unique=True, editable=False)
    now = models.UUIDField(db_index=True, editable=False)

    def __str__(self) -> str:
        return str(self.uuid)
