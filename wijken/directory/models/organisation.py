from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneField
from wijken.directory import previews, validators

from .directory_record import DirectoryRecord


class Organisation(DirectoryRecord):
    """A provider: a foundation, a club, or a residents' group without registration or address."""

    class Kind(models.TextChoices):
        WELFARE = "welfare", _("Welzijnsorganisatie")
        RESIDENTS = "residents", _("Bewonersinitiatief")
        CLUB = "club", _("Vereniging")
        CHURCH = "church", _("Kerk of moskee")
        SCHOOL = "school", _("School")
        CARE = "care", _("Zorgorganisatie")
        MUNICIPALITY = "municipality", _("Gemeente")
        OTHER = "other", _("Anders")

    name = models.CharField(_("naam"), max_length=120, help_text=_("Zoals de groep zichzelf noemt."))
    slug = models.SlugField(
        _("naam in het adres"), max_length=120, unique=True, help_text=_("Kleine letters en streepjes.")
    )
    other_names = models.CharField(
        _("andere namen"), max_length=200, blank=True, help_text=_("Met komma's ertussen.")
    )
    kind = models.CharField(
        _("soort"),
        max_length=20,
        choices=Kind.choices,
        default=Kind.RESIDENTS,
        help_text=_("Wat voor groep is het?"),
    )
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("wijk"),
        help_text=_("Leeg betekent: hele gemeente."),
    )
    description = models.TextField(
        _("wat doet deze groep"), blank=True, help_text=_("Twee of drie korte zinnen.")
    )
    phone = PhoneField(
        _("telefoon"),
        blank=True,
        help_text=_("Liever een nummer van de groep dan van één persoon."),
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Bijvoorbeeld: info@voorbeeld.nl."))
    website = models.URLField(
        _("website"), blank=True, validators=[validators.web_address], help_text=_("Begin met https://.")
    )
    chamber_of_commerce = models.CharField(
        _("KVK-nummer"),
        max_length=8,
        blank=True,
        help_text=_("Mag leeg blijven: niet elke groep heeft er een."),
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="organisation")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="organisation",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("aanbieder")
        verbose_name_plural = _("aanbieders")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page of a listing of this provider, with this version of it."""
        return previews.organisation_preview(request, self)
