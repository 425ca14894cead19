from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.normalization.fields import PhoneField, PostcodeAreaField
from wijken.directory import previews, validators
from wijken.directory.outlines import outline_geometry

from .directory_record import DirectoryRecord


class Neighbourhood(DirectoryRecord):
    """A part of the municipality: name, postcodes, outline, and contact."""

    name = models.CharField(_("naam"), max_length=80, help_text=_("Bijvoorbeeld: Pijnacker-Noord."))
    slug = models.SlugField(
        _("naam in het adres"),
        max_length=80,
        unique=True,
        help_text=_("Kleine letters en streepjes. Verander dit niet meer: links gaan dan stuk."),
    )
    other_names = models.CharField(
        _("andere namen"),
        max_length=200,
        blank=True,
        help_text=_("Hoe bewoners de wijk ook noemen, met komma's ertussen."),
    )
    core_village = models.CharField(_("kern"), max_length=60, help_text=_("Pijnacker, Nootdorp of Delfgauw."))
    cbs_district_code = models.CharField(
        _("CBS-wijkcode"),
        max_length=10,
        blank=True,
        help_text=_("De code uit de Wijk- en Buurtkaart. Leeg: nog niet gevonden."),
    )
    cbs_area_codes = models.CharField(
        _("CBS-buurtcodes"), max_length=200, blank=True, help_text=_("Met komma's ertussen.")
    )
    boundaries = models.CharField(
        _("grenzen in woorden"), max_length=300, blank=True, help_text=_("Tussen welke straten ligt de wijk?")
    )
    outline = models.JSONField(
        _("omtrek"),
        null=True,
        blank=True,
        help_text=_("De omtrek als GeoJSON. Leeg: alleen het midden wordt gebruikt."),
    )
    latitude = models.FloatField(
        _("breedtegraad van het midden"),
        validators=[validators.latitude],
        help_text=_("Bijvoorbeeld: 52,0275."),
    )
    longitude = models.FloatField(
        _("lengtegraad van het midden"),
        validators=[validators.longitude],
        help_text=_("Bijvoorbeeld: 4,4330."),
    )
    contact_role = models.CharField(
        _("wie kun je bellen"), max_length=80, blank=True, help_text=_("Een functie, geen naam.")
    )
    contact_phone = PhoneField(
        _("telefoon"),
        blank=True,
        help_text=_("Bijvoorbeeld: 015-0000101."),
    )
    contact_email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Een adres van de groep, niet van één persoon.")
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="neighbourhood")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="neighbourhood",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("wijk")
        verbose_name_plural = _("wijken")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page of the neighbourhood, with this version of its facts."""
        return previews.neighbourhood_preview(request, self)

    def clean(self) -> None:
        super().clean()
        if self.outline and outline_geometry(self.outline) is None:
            raise ValidationError(
                {
                    "outline": _(
                        "Dit is geen vlak dat wij kunnen tekenen. Plak een Polygon als GeoJSON, in WGS84."
                    )
                }
            )


class PostcodeArea(models.Model):
    """The four digits of a postcode, and their neighbourhood. Editable, because areas change."""

    neighbourhood = ParentalKey(Neighbourhood, on_delete=models.CASCADE, related_name="postcode_areas")
    digits = PostcodeAreaField(_("postcode"), help_text=_("De vier cijfers. Bijvoorbeeld: 2641."))

    class Meta:
        verbose_name = _("postcodegebied")
        verbose_name_plural = _("postcodegebieden")
        ordering = ["digits"]
        constraints = [
            models.UniqueConstraint(fields=("neighbourhood", "digits"), name="directory_postcode_once")
        ]

    def __str__(self) -> str:
        return self.digits
