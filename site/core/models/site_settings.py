from django.conf import settings
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.normalization.fields import PhoneField
from core.normalization.origins import origins_in, validate_origins


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Texts that appear on every page, and contact details."""

    name = models.CharField(
        _("naam van de site"),
        max_length=80,
        default="Samen in de buurt",
        help_text=_("Staat boven elke pagina en in de titel van het venster. Bewoners noemen de site zo."),
    )
    organisation = models.CharField(
        _("organisatie"),
        max_length=80,
        default="SBJ SamenSterk",
        help_text=_("Wie maakt deze site?"),
    )
    phone = PhoneField(
        _("telefoon"),
        blank=True,
        help_text=_("Het nummer waar bewoners naar kunnen bellen. Bijvoorbeeld: 015-0000101."),
    )
    opening_hours = models.CharField(
        _("wanneer kun je bellen"),
        max_length=80,
        blank=True,
        help_text=_("Bijvoorbeeld: op werkdagen van 9.00 tot 12.00 uur."),
    )
    opening_hours_en = models.CharField(
        _("wanneer kun je bellen, in het Engels"),
        max_length=80,
        blank=True,
        db_default="",
        help_text=_("Bijvoorbeeld: on working days from 9.00 to 12.00."),
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
    notice_en = models.CharField(
        _("melding bovenaan, in het Engels"),
        max_length=200,
        blank=True,
        db_default="",
        help_text=_("Leeg: Engelse lezers zien de Nederlandse melding."),
    )
    data_licence = models.CharField(
        _("licentie van de gegevens"),
        max_length=80,
        blank=True,
        db_default="",
        help_text=_("Staat bij wat mensen downloaden van de sociale kaart. Bijvoorbeeld: CC BY 4.0."),
    )

    embedding_sites = models.TextField(
        _("sites die de agenda van een wijk mogen tonen"),
        blank=True,
        db_default="",
        validators=[validate_origins],
        help_text=_("Eén per regel. Bijvoorbeeld: https://www.voorbeeld.nl. Leeg: geen enkele site."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("organisation"),
                FieldPanel("notice"),
                FieldPanel("notice_en"),
            ],
            _("De site"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("opening_hours"),
                FieldPanel("opening_hours_en"),
                FieldPanel("email"),
                FieldPanel("security_email"),
            ],
            _("Contact"),
        ),
        MultiFieldPanel([FieldPanel("data_licence"), FieldPanel("embedding_sites")], _("Open data")),
    ]

    class Meta:
        verbose_name = _("gegevens van de site")

    @property
    def embedding_origins(self) -> list[str]:
        return origins_in(self.embedding_sites)

    @property
    def calling_hours(self) -> str | SafeString:
        """When one can call, in the visitor's language or else in Dutch, marked as such."""
        return _for_the_visitor(self.opening_hours, self.opening_hours_en)

    @property
    def announcement(self) -> str | SafeString:
        """What is above every page, in the visitor's language or else in Dutch, marked as such."""
        return _for_the_visitor(self.notice, self.notice_en)


def _for_the_visitor(dutch: str, english: str) -> str | SafeString:
    if not dutch or get_language() == settings.LANGUAGE_CODE:
        return dutch
    return english or format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, dutch)
