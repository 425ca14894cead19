from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin


class MethodVersion(TranslatableMixin, Orderable):
    """What changed in one version of the method, in plain language."""

    class Kind(models.TextChoices):
        NEW = "nieuw", _("Nieuw")
        CHANGED = "gewijzigd", _("Gewijzigd")
        REMOVED = "verwijderd", _("Verwijderd")

    page = ParentalKey("methode.MethodPage", on_delete=models.CASCADE, related_name="versions")
    version = models.CharField(_("versie"), max_length=20, help_text=_("Bijvoorbeeld: 1.0 of 2026-1."))
    date = models.DateField(_("datum"), help_text=_("De dag waarop deze versie op de site kwam."))
    kind = models.CharField(
        _("soort"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.CHANGED,
        help_text=_("Is er iets bij gekomen, veranderd of weggehaald?"),
    )
    text = models.CharField(
        _("wat is er anders"), max_length=300, help_text=_("Zeg het in gewone taal, in één of twee zinnen.")
    )

    panels = [
        FieldRowPanel([FieldPanel("version"), FieldPanel("date"), FieldPanel("kind")]),
        FieldPanel("text"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("versie")
        verbose_name_plural = _("versies")

    def __str__(self) -> str:
        return f"{self.version}: {self.text}"
