from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crisis_help.languages import LANGUAGES, SOURCE_LANGUAGE
from crisis_help.models.topic import CrisisTopic
from crisis_help.patterns import PatternKind, groups_of, pattern_of


class CrisisPhrase(models.Model):
    """Words that lead to a topic, regardless of case, accents or endings."""

    class Kinds(models.TextChoices):
        SEQUENCE = PatternKind.SEQUENCE.value, _("deze woorden achter elkaar")
        WHOLE = PatternKind.WHOLE.value, _("alleen als dit de hele vraag is")
        TOGETHER = PatternKind.TOGETHER.value, _("uit elk rijtje één woord")

    words = models.CharField(
        _("woorden"),
        max_length=700,
        help_text=_(
            "Wat iemand typt, zonder leestekens: wil niet meer leven. Met een * mag het eind anders zijn: "
            "zelfmoord*. Rijtjes schrijf je met komma's en schuine strepen: man, vrouw / slaat / me, mij."
        ),
    )
    kind = models.CharField(
        _("hoe"),
        max_length=12,
        choices=Kinds.choices,
        default=Kinds.SEQUENCE,
        help_text=_("Een woord dat ook gewoon voorkomt, kies je als hele vraag."),
    )
    language = models.CharField(
        _("taal"),
        max_length=12,
        choices=LANGUAGES,
        default=SOURCE_LANGUAGE,
        help_text=_("In deze taal zegt de site wie je belt."),
    )
    topic = models.ForeignKey(
        CrisisTopic,
        on_delete=models.CASCADE,
        related_name="phrases",
        verbose_name=_("onderwerp"),
        help_text=_("Bij dit onderwerp staat wie je belt."),
    )

    class Meta:
        verbose_name = _("woorden van iemand in nood")
        verbose_name_plural = _("woorden van iemand in nood")
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(
                fields=("topic", "language", "kind", "words"), name="crisis_phrase_once_a_topic"
            )
        ]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kinds.TOGETHER:
            groups = groups_of(self.words)
            if len(groups) < 2 or not all(groups):
                raise ValidationError(
                    {"words": _("Schrijf minstens twee rijtjes: man, vrouw / slaat / me, mij.")}
                )
        elif not pattern_of(self.words):
            raise ValidationError({"words": _("Schrijf minstens één woord.")})


class HarmlessPhrase(models.Model):
    """Words that resemble a phrase but are harmless. They are removed from the query first."""

    words = models.CharField(
        _("woorden"),
        max_length=100,
        unique=True,
        help_text=_("Bijvoorbeeld: dood hout. Schrijf zo veel woorden dat het niets anders kan betekenen."),
    )

    class Meta:
        verbose_name = _("onschuldige woorden")
        verbose_name_plural = _("onschuldige woorden")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if not pattern_of(self.words):
            raise ValidationError({"words": _("Schrijf minstens één woord.")})
