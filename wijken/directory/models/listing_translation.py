from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey


class ListingTranslation(models.Model):
    """The texts in another language. The name is not translated; days, places and prices are generated."""

    listing = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(
        _("taal"), max_length=12, help_text=_("De code van de taal. Bijvoorbeeld: en, ar, uk.")
    )
    summary = models.CharField(_("wat is het"), max_length=300, help_text=_("Dezelfde zin in deze taal."))
    practical_notes = models.TextField(
        _("praktische uitleg"), blank=True, help_text=_("Wat iemand moet weten om mee te doen.")
    )

    class Meta:
        verbose_name = _("vertaling")
        verbose_name_plural = _("vertalingen")
        constraints = [
            models.UniqueConstraint(fields=("listing", "language"), name="directory_translation_once")
        ]

    def __str__(self) -> str:
        return self.language
