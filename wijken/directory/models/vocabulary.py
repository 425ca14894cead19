"""Vocabularies by which listings are found: maintained by editors, with names in every language."""

from functools import partial

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.page_store.rendering import rendered_version

A_MINUTE = 60  # seconds


class VocabularyTerm(ClusterableModel):
    """A term of a fixed vocabulary. ``name`` is Dutch; ``names`` holds the other languages."""

    name = models.CharField(
        _("naam"), max_length=80, help_text=_("Zoals een bewoner het zegt. Bijvoorbeeld: Samen eten.")
    )
    slug = models.SlugField(
        _("naam in het adres"),
        max_length=80,
        unique=True,
        help_text=_("Kleine letters en streepjes. Verander dit niet meer: links gaan dan stuk."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("volgorde"), default=100, help_text=_("Een laag getal staat vooraan.")
    )

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The name in ``language``, or else in Dutch."""
        return next((row.name for row in self.names.all() if row.language == language), self.name)


def terms_without_translation(language: str) -> set[str]:
    """The Dutch names of all terms that have no name in ``language``.

    A new one counts within a minute, and at once on a page that is kept.
    """
    key = f"terms-without-translation-{language}-{rendered_version()}"
    found: set[str] | None = cache.get_or_set(key, partial(_without_translation, language), A_MINUTE)
    return found or set()


def _without_translation(language: str) -> set[str]:
    first, *others = [
        model._default_manager.exclude(names__language=language).order_by().values_list("name")
        for model in VocabularyTerm.__subclasses__()
    ]
    return {name for (name,) in first.union(*others).order_by()}


class VocabularyName(models.Model):
    """The name of a term in another language."""

    language = models.CharField(
        _("taal"), max_length=12, help_text=_("De code van de taal. Bijvoorbeeld: en, ar, uk.")
    )
    name = models.CharField(_("naam"), max_length=80, help_text=_("De naam in deze taal."))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


class Theme(VocabularyTerm):
    """The subject: meeting, eating, exercise, language."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class ThemeName(VocabularyName):
    word = ParentalKey(Theme, on_delete=models.CASCADE, related_name="names")


class Audience(VocabularyTerm):
    class Meta(VocabularyTerm.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class AudienceName(VocabularyName):
    word = ParentalKey(Audience, on_delete=models.CASCADE, related_name="names")


class HealthDimension(VocabularyTerm):
    """One of the six dimensions of Positieve Gezondheid (Institute for Positive Health)."""

    plain_words = models.CharField(
        _("in gewone taal"),
        max_length=160,
        blank=True,
        help_text=_("Zoals iemand het over zichzelf zegt. Bijvoorbeeld: Ik voel me gezond en fit."),
    )

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("dimensie")
        verbose_name_plural = _("dimensies van positieve gezondheid")


class HealthDimensionName(VocabularyName):
    word = ParentalKey(HealthDimension, on_delete=models.CASCADE, related_name="names")


class AccessFeature(VocabularyTerm):
    """An accessibility feature: no threshold, an adapted toilet, a hearing loop."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("toegankelijkheid")
        verbose_name_plural = _("toegankelijkheid")


class AccessFeatureName(VocabularyName):
    word = ParentalKey(AccessFeature, on_delete=models.CASCADE, related_name="names")


class SpokenLanguage(VocabularyTerm):
    """A language spoken there; ``slug`` is its ISO 639 code."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("gesproken taal")
        verbose_name_plural = _("gesproken talen")


class SpokenLanguageName(VocabularyName):
    word = ParentalKey(SpokenLanguage, on_delete=models.CASCADE, related_name="names")
