from __future__ import annotations

from django.db import models


class FormerSlug(models.Model):
    """A slug that an object used to have, so that old links redirect.

    One row per slug, for the last object that had it. A slug in use always leads to its current object.
    """

    slug = models.SlugField(max_length=120, unique=True, editable=False)
    of: models.ForeignKey

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug


class FormerListingSlug(FormerSlug):
    of = models.ForeignKey("directory.Listing", on_delete=models.CASCADE, related_name="+", editable=False)


class FormerNeighbourhoodSlug(FormerSlug):
    of = models.ForeignKey(
        "directory.Neighbourhood", on_delete=models.CASCADE, related_name="+", editable=False
    )
