from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class SearchWord(TagBase):
    """A word that residents use for something, besides its official name."""

    free_tagging = True

    class Meta:
        verbose_name = _("zoekwoord")
        verbose_name_plural = _("zoekwoorden")


class TaggedListing(ItemBase):
    """Links a listing to a search word."""

    tag = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="tagged_listings")
    content_object = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="tagged_items")
