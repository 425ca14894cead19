from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .activity import Activity
from .vocabulary import Audience, Theme, VocabularyName, VocabularyTerm


class Question(VocabularyTerm):
    """A question in a resident's words, and the filters of the social map that answer it."""

    class When(models.TextChoices):
        TODAY = "vandaag", _("Vandaag")
        TOMORROW = "morgen", _("Morgen")
        THIS_WEEK = "deze-week", _("Deze week")
        WEEKEND = "weekend", _("In het weekend")

    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("thema"),
        help_text=_("Waar gaat de vraag over? Bijvoorbeeld: Ontmoeten."),
    )
    audience = models.ForeignKey(
        Audience,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("doelgroep"),
        help_text=_("Alleen als de vraag voor een groep is. Bijvoorbeeld: Jongeren."),
    )
    words = models.CharField(
        _("zoekwoorden"),
        max_length=100,
        blank=True,
        help_text=_("Alleen als een thema niet genoeg zegt. Bijvoorbeeld: koffie."),
    )
    when = models.CharField(
        _("wanneer"),
        max_length=12,
        choices=When.choices,
        blank=True,
        help_text=_("Leeg: maakt niet uit wanneer."),
    )
    cost = models.CharField(
        _("kosten"),
        max_length=10,
        choices=Activity.Cost.choices,
        blank=True,
        help_text=_("Leeg: maakt niet uit wat het kost."),
    )
    everywhere = models.BooleanField(
        _("overal laten zien"),
        default=True,
        db_default=True,
        help_text=_(
            "Uit: alleen op wijkpagina's die deze vraag kiezen, niet op de startpagina en de sociale kaart."
        ),
    )

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen van bewoners")


class QuestionName(VocabularyName):
    word = ParentalKey(Question, on_delete=models.CASCADE, related_name="names")
