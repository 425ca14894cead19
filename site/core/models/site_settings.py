from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What stands on every page, and whom a visitor can reach."""

    name = models.CharField(
        _("naam van de site"),
        max_length=80,
        default="De Pijnacker-Nootdorpse methode",
        help_text=_("Staat boven elke pagina en in de titel van het venster."),
    )
    organisation = models.CharField(
        _("organisatie"),
        max_length=80,
        default="SBJ SamenSterk",
        help_text=_("Wie maakt deze site?"),
    )
    phone = models.CharField(
        _("telefoon"),
        max_length=20,
        blank=True,
        help_text=_("Het nummer waar bewoners naar kunnen bellen. Bijvoorbeeld: 015-0000101."),
    )
    opening_hours = models.CharField(
        _("wanneer kun je bellen"),
        max_length=80,
        blank=True,
        help_text=_("Bijvoorbeeld: op werkdagen van 9.00 tot 12.00 uur."),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Het adres voor vragen van bezoekers en van de coalitie.")
    )
    security_email = models.EmailField(
        _("e-mail voor beveiliging"),
        blank=True,
        help_text=_("Hier meldt iemand een lek. Leeg: het gewone adres."),
    )
    notice = models.CharField(
        _("melding bovenaan"),
        max_length=200,
        blank=True,
        help_text=_("Staat boven elke pagina. Bijvoorbeeld: Dit is een voorbeeldsite."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("organisation"), FieldPanel("notice")], _("De site")),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("opening_hours"),
                FieldPanel("email"),
                FieldPanel("security_email"),
            ],
            _("Contact"),
        ),
    ]

    class Meta:
        verbose_name = _("gegevens van de site")
