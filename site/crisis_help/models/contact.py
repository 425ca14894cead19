from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

telephone_number = RegexValidator(
    r"^\+?[0-9][0-9 -]{1,}$", _("Schrijf alleen cijfers, met spaties of streepjes: 0800-2000.")
)


class CrisisContact(models.Model):
    """An emergency contact. Hidden if it has neither a telephone number nor a website."""

    name = models.CharField(
        _("naam"), max_length=100, help_text=_("Zoals mensen het kennen. Bijvoorbeeld: De Luisterlijn.")
    )
    telephone = models.CharField(
        _("telefoonnummer"),
        max_length=20,
        blank=True,
        validators=[telephone_number],
        help_text=_("Zoals je het leest, bijvoorbeeld 0800-2000. Bel het zelf voordat het op de site komt."),
    )
    second_telephone = models.CharField(
        _("ander nummer"),
        max_length=20,
        blank=True,
        validators=[telephone_number],
        help_text=_("Als het eerste nummer niet lukt. Meestal leeg."),
    )
    costs = models.CharField(
        _("kosten"), max_length=80, blank=True, help_text=_("Bijvoorbeeld: gratis. Leeg: dat weten we niet.")
    )
    hours = models.CharField(
        _("wanneer"),
        max_length=100,
        blank=True,
        help_text=_("Bijvoorbeeld: dag en nacht. Leeg: dat weten we niet."),
    )
    for_whom = models.CharField(
        _("waarvoor"),
        max_length=200,
        help_text=_("Eén zin. Bijvoorbeeld: Bel 113 als je aan zelfmoord denkt."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Het hele adres, met https:// ervoor."))
    chat = models.CharField(
        _("chatten"),
        max_length=120,
        blank=True,
        help_text=_("Voor wie niet kan of durft te bellen. Bijvoorbeeld: Chatten kan via 113.nl."),
    )
    source = models.TextField(
        _("bron"), blank=True, help_text=_("Waar je dit hebt gelezen. Bezoekers zien dit niet.")
    )
    checked_on = models.DateField(
        _("nagekeken op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop iemand nummer en tijden heeft nagekeken. Doe dat elk half jaar."),
    )
    to_check = models.TextField(
        _("nog na te kijken"),
        blank=True,
        help_text=_("Wat nog niet zeker is. Maak dit leeg als alles klopt. Bezoekers zien dit niet."),
    )

    class Meta:
        verbose_name = _("wie je belt bij nood")
        verbose_name_plural = _("wie je belt bij nood")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether there is a way to reach them."""
        return bool(self.telephone or self.website)
