"""The words by which listings are found: kept by editors, named in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class Vocabulary(ClusterableModel):
    """A word from a fixed list. ``name`` is Dutch; other languages stand in ``names``."""

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
        """The name in ``language``, or in Dutch where nobody has given one."""
        return next((row.name for row in self.names.all() if row.language == language), self.name)


class VocabularyName(models.Model):
    """The name of a word in one other language."""

    language = models.CharField(
        _("taal"), max_length=12, help_text=_("De code van de taal. Bijvoorbeeld: en, ar, uk.")
    )
    name = models.CharField(_("naam"), max_length=80, help_text=_("De naam in deze taal."))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


class Theme(Vocabulary):
    """What it is about: meeting, eating, moving, language."""

    class Meta(Vocabulary.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class ThemeName(VocabularyName):
    word = ParentalKey(Theme, on_delete=models.CASCADE, related_name="names")


class Audience(Vocabulary):
    """For whom it is."""

    class Meta(Vocabulary.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class AudienceName(VocabularyName):
    word = ParentalKey(Audience, on_delete=models.CASCADE, related_name="names")


class HealthDimension(Vocabulary):
    """One of the six dimensions of Positieve Gezondheid (Institute for Positive Health)."""

    plain_words = models.CharField(
        _("in gewone taal"),
        max_length=160,
        blank=True,
        help_text=_("Zoals iemand het over zichzelf zegt. Bijvoorbeeld: Ik voel me gezond en fit."),
    )

    class Meta(Vocabulary.Meta):
        verbose_name = _("dimensie")
        verbose_name_plural = _("dimensies van positieve gezondheid")


class HealthDimensionName(VocabularyName):
    word = ParentalKey(HealthDimension, on_delete=models.CASCADE, related_name="names")


class AccessFeature(Vocabulary):
    """What makes a place usable: no threshold, an adapted toilet, a hearing loop."""

    class Meta(Vocabulary.Meta):
        verbose_name = _("toegankelijkheid")
        verbose_name_plural = _("toegankelijkheid")


class AccessFeatureName(VocabularyName):
    word = ParentalKey(AccessFeature, on_delete=models.CASCADE, related_name="names")


class SpokenLanguage(Vocabulary):
    """A language that is spoken there; ``slug`` is its ISO 639 code."""

    class Meta(Vocabulary.Meta):
        verbose_name = _("gesproken taal")
        verbose_name_plural = _("gesproken talen")


class SpokenLanguageName(VocabularyName):
    word = ParentalKey(SpokenLanguage, on_delete=models.CASCADE, related_name="names")
