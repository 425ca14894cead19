from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class Hook(Orderable):
    """A "haakje": where a network builder can link up. Shown to professionals."""

    listing = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="hooks")
    text = models.CharField(
        _("haakje"),
        max_length=300,
        help_text=_("Waar kun je bij aanhaken? Bijvoorbeeld: hier komen elke week veel mensen."),
    )
    step = models.ForeignKey(
        "methode.StepPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        verbose_name=_("stap"),
        help_text=_("Bij welke stap van de methode helpt dit? Dan staat deze vermelding bij die stap."),
    )

    panels = [FieldPanel("text"), FieldPanel("step", widget=forms.Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("haakje")
        verbose_name_plural = _("haakjes")

    def __str__(self) -> str:
        return self.text
