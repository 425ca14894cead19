from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from core.fields import ReferencingManyToManyField
from core.normalization.fields import PostcodeField
from wijken.directory import previews, validators

from .directory_record import DirectoryRecord
from .vocabulary import AccessFeature


class Location(DirectoryRecord):
    """Where it is, how to get in, and how precisely the public may know it."""

    class Kind(models.TextChoices):
        COMMUNITY_CENTRE = "community_centre", _("Buurthuis of buurtkamer")
        LIBRARY = "library", _("Bibliotheek of leespunt")
        HALL = "hall", _("Zaal")
        SCHOOL = "school", _("School of kinderhuis")
        YOUTH_CENTRE = "youth_centre", _("Jongerencentrum")
        CARE = "care", _("Zorglocatie")
        GARDEN = "garden", _("Tuin")
        OUTDOORS = "outdoors", _("Buitenplek")
        AT_HOME = "at_home", _("Bij jou thuis")
        BY_PHONE = "by_phone", _("Aan de telefoon")

    class Precision(models.TextChoices):
        EXACT = "exact", _("Precies: adres en punt op de kaart")
        ROUNDED = "rounded", _("Ongeveer: alleen postcodegebied en een punt in de buurt")
        HIDDEN = "hidden", _("Niet: alleen de naam van de plek")

    name = models.CharField(_("naam"), max_length=120, help_text=_("Bijvoorbeeld: Buurthuis De Zwaluw."))
    kind = models.CharField(
        _("soort plek"), max_length=20, choices=Kind.choices, help_text=_("Wat voor plek is het?")
    )
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        verbose_name=_("wijk"),
        help_text=_("Leeg betekent: hele gemeente."),
    )
    precision = models.CharField(
        _("wat mag iedereen zien"),
        max_length=10,
        choices=Precision.choices,
        default=Precision.EXACT,
        help_text=_("Is het bij iemand thuis? Kies dan 'ongeveer' of 'niet'."),
    )
    street_address = models.CharField(
        _("straat en nummer"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: Voorbeeldlaan 1.")
    )
    postcode = PostcodeField(
        _("postcode"),
        blank=True,
        help_text=_("Vier cijfers en twee letters. Bijvoorbeeld: 2641 AB."),
    )
    town = models.CharField(
        _("plaats"), max_length=60, blank=True, help_text=_("Pijnacker, Nootdorp of Delfgauw.")
    )
    latitude = models.FloatField(
        _("breedtegraad"),
        null=True,
        blank=True,
        validators=[validators.latitude],
        help_text=_("Bijvoorbeeld: 52,0269. Leeg: geen punt op de kaart."),
    )
    longitude = models.FloatField(
        _("lengtegraad"),
        null=True,
        blank=True,
        validators=[validators.longitude],
        help_text=_("Bijvoorbeeld: 4,4290."),
    )
    access_features = ReferencingManyToManyField(
        AccessFeature,
        in_use=models.RESTRICT,
        blank=True,
        related_name="locations",
        verbose_name=_("toegankelijkheid"),
        help_text=_("Vink alleen aan wat iemand ter plekke heeft gezien."),
    )
    access_note = models.CharField(
        _("uitleg over toegankelijkheid"),
        max_length=300,
        blank=True,
        help_text=_("Bijvoorbeeld: De deur gaat vanzelf open."),
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="location")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="location",
        for_concrete_model=False,
    )

    ROUNDED_TO = 2
    """Decimals of a rounded point: about a kilometre."""

    class Meta:
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page of a listing at this location, with this version of it."""
        return previews.location_preview(request, self)

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Vul de breedtegraad en de lengtegraad allebei in.")})

    @property
    def public_address(self) -> str:
        """The part of the address that may be public; empty for a hidden location."""
        if self.precision == self.Precision.EXACT:
            return ", ".join(
                part for part in (self.street_address, f"{self.postcode} {self.town}".strip()) if part
            )
        if self.precision == self.Precision.ROUNDED:
            return f"{self.postcode[:4]} {self.town}".strip()
        return ""

    @property
    def public_point(self) -> tuple[float, float] | None:
        """Latitude and longitude (WGS84) with the precision that may be public; None if hidden."""
        if self.precision == self.Precision.HIDDEN or self.latitude is None or self.longitude is None:
            return None
        if self.precision == self.Precision.ROUNDED:
            return round(self.latitude, self.ROUNDED_TO), round(self.longitude, self.ROUNDED_TO)
        return self.latitude, self.longitude
