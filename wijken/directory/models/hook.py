from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Hook(Orderable):
    """A "haakje": where a network builder can link up. Shown to professionals."""

    listing = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="hooks")
    text = models.CharField(
        _("haakje"),
        max_length=300,
        help_text=_("Waar kun je bij aanhaken? Bijvoorbeeld: hier komen elke week veel mensen."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("haakje")
        verbose_name_plural = _("haakjes")

    def __str__(self) -> str:
        return self.text
