from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager

from core.erasures import journal
from core.fields import ReferencingManyToManyField
from core.normalization.fields import PhoneField
from wijken.directory import previews, validators
from wijken.directory.listing_drafts import knowledge, restoring
from wijken.directory.querysets import ListingQuerySet

from .closable_record import ClosableRecord
from .directory_record import DirectoryRecord
from .search_word import TaggedListing
from .vocabulary import Audience, HealthDimension, SpokenLanguage, Theme

if TYPE_CHECKING:
    from .activity import Activity


class Listing(ClosableRecord):
    """An entry of the social map: an organisation's offer, a facility or a residents' initiative."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisatie", _("Organisatie")
        FACILITY = "voorziening", _("Voorziening")
        INITIATIVE = "initiatief", _("Initiatief van bewoners")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Op de sociale kaart")
        UNLISTED = "unlisted", _("Wil niet vermeld worden")

    name = models.CharField(_("naam"), max_length=120, help_text=_("Zoals bewoners het noemen."))
    slug = models.SlugField(
        _("naam in het adres"),
        max_length=120,
        unique=True,
        help_text=_("Kleine letters en streepjes. Verander dit niet meer: links gaan dan stuk."),
    )
    other_names = models.CharField(
        _("andere namen"),
        max_length=200,
        blank=True,
        help_text=_("Oude of korte namen, met komma's ertussen."),
    )
    kind = models.CharField(
        _("soort"),
        max_length=12,
        choices=Kind.choices,
        help_text=_("Van een organisatie, of van bewoners zelf?"),
    )
    organisation = models.ForeignKey(
        "directory.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        verbose_name=_("aanbieder"),
        help_text=_("Wie biedt dit aan?"),
    )
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        verbose_name=_("wijk"),
        help_text=_("Leeg betekent: voor de hele gemeente."),
    )
    location = models.ForeignKey(
        "directory.Location",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        verbose_name=_("plek"),
        help_text=_("Leeg: er is geen vaste plek, bijvoorbeeld bij hulp aan huis."),
    )
    summary = models.CharField(
        _("wat is het"),
        max_length=300,
        help_text=_("Eén of twee korte zinnen. Dit staat op het kaartje."),
    )
    description = models.TextField(
        _("meer uitleg"), blank=True, help_text=_("Wat kun je verwachten? Schrijf korte zinnen.")
    )
    themes = ReferencingManyToManyField(
        Theme,
        in_use=models.RESTRICT,
        blank=True,
        related_name="listings",
        verbose_name=_("thema's"),
        help_text=_("Hooguit drie."),
    )
    audiences = ReferencingManyToManyField(
        Audience,
        in_use=models.RESTRICT,
        blank=True,
        related_name="listings",
        verbose_name=_("doelgroepen"),
        help_text=_("Voor wie is het bedoeld?"),
    )
    dimensions = ReferencingManyToManyField(
        HealthDimension,
        in_use=models.RESTRICT,
        blank=True,
        related_name="listings",
        verbose_name=_("positieve gezondheid"),
        help_text=_("Waar helpt dit bij?"),
    )
    languages = ReferencingManyToManyField(
        SpokenLanguage,
        in_use=models.RESTRICT,
        blank=True,
        related_name="listings",
        verbose_name=_("talen"),
        help_text=_("Welke talen spreken de mensen daar?"),
    )
    tags = ClusterTaggableManager(
        through=TaggedListing,
        blank=True,
        verbose_name=_("zoekwoorden"),
        help_text=_("Woorden die bewoners gebruiken, met komma's ertussen."),
    )
    search_words = models.TextField(_("zoekwoorden als tekst"), blank=True, editable=False)
    image = models.ForeignKey(
        "core.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("foto"),
        help_text=_("Mag leeg blijven. Mensen op de foto hebben toestemming gegeven."),
    )
    contact_role = models.CharField(
        _("wie kun je bellen"),
        max_length=80,
        blank=True,
        help_text=_("Een functie, geen naam. Bijvoorbeeld: gastvrouw."),
    )
    phone = PhoneField(
        _("telefoon"),
        blank=True,
        help_text=_("Bijvoorbeeld: 015-0000111."),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Liever van de groep dan van één persoon.")
    )
    website = models.URLField(
        _("website"), blank=True, validators=[validators.web_address], help_text=_("Begin met https://.")
    )
    consent_given_on = models.DateField(
        _("toestemming gegeven op"),
        null=True,
        blank=True,
        help_text=_("Alleen nodig bij een privépersoon. Bewaar ook hoe je het vroeg."),
    )
    consent_until = models.DateField(
        _("toestemming tot en met"),
        null=True,
        blank=True,
        help_text=_("Na deze dag staat de vermelding niet meer op de site."),
    )
    visibility = models.CharField(
        _("zichtbaar"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.PUBLIC,
        help_text=_("'Wil niet vermeld worden' bewaart de naam, zodat niemand die opnieuw toevoegt."),
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="listing")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="listing",
        for_concrete_model=False,
    )

    objects = ListingQuerySet.as_manager()

    kept_from_the_row = (
        *DirectoryRecord.kept_from_the_row,
        "checked_on",
        "checked_by",
        "period_days",
        "said_stopped_on",
        "said_stopped_by",
    )

    known_activities: knowledge.Knowledge = {}
    """Of this version: see ``listing_drafts``. Set on instances, never changed."""
    activities_of_version: list[Activity] = []
    """The activities that this version, made from a revision, says something about."""

    class Meta:
        verbose_name = _("vermelding")
        verbose_name_plural = _("vermeldingen")
        ordering = ["name"]
        indexes = [models.Index(fields=["live", "visibility", "neighbourhood"])]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.consent_given_on and self.consent_until and self.consent_until < self.consent_given_on:
            raise ValidationError({"consent_until": _("De toestemming eindigt voordat die begint.")})
        is_new = self._state.adding and self.visibility == self.Visibility.PUBLIC
        if is_new and type(self).objects.unlisted_match(self.name, self.phone, self.email):
            raise ValidationError(
                {"name": _("Dit hoort bij iemand die niet vermeld wil worden. Voeg het niet toe.")}
            )

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_words = " ".join(sorted(tag.name for tag in self.tags.all())) if self.pk else ""
        for activity in self.activities.all() if self.activities.is_deferring else ():
            if activity.pk is None:  # it is published with the listing
                activity.live, activity.has_unpublished_changes = False, True
        super().save(*args, **kwargs)
        if self.visibility == self.Visibility.UNLISTED:
            journal.note("unlisted", self.uuid)

    def serializable_data(self) -> dict[str, object]:
        known = {str(key): revision for key, revision in knowledge.known_to(self).items()}
        before = restoring.changed_since(self)
        return super().serializable_data() | {knowledge.KNOWN: known, knowledge.BEFORE: before}

    def with_content_json(self, content: dict[str, object]) -> Self:
        """The version of a revision, with what was written to its activities by themselves since."""
        fields = {name: value for name, value in content.items() if name != knowledge.ACTIVITIES}
        listing = super().with_content_json(fields)
        if knowledge.ACTIVITIES in content:
            restoring.restore(listing, content)
        return listing

    def get_latest_revision_as_object(self) -> Self:
        """What a form shows: also what was drafted of an activity by itself."""
        return restoring.with_own_drafts(super().get_latest_revision_as_object())

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page of this listing, with unsaved changes."""
        return previews.listing_preview(request, self)

    @property
    def where(self) -> str:
        """The neighbourhood, for editors."""
        return self.neighbourhood.name if self.neighbourhood else str(_("hele gemeente"))

    @property
    def edit_url(self) -> str:
        """The edit view."""
        return reverse(self.snippet_viewset.get_url_name("edit"), args=[self.pk])  # type: ignore[attr-defined]
