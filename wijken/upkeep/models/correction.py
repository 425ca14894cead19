from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .voice import Voice, VoiceQuerySet


class CorrectionQuerySet(VoiceQuerySet):
    neighbourhood_path = "listing__neighbourhood"


class Correction(Voice):
    """ "Klopt dit niet?": somebody says that something about a listing is wrong."""

    class What(models.TextChoices):
        WHEN = "when", _("De dag of de tijd klopt niet")
        WHERE = "where", _("Het adres of de plek klopt niet")
        CONTACT = "contact", _("De telefoon, mail of website klopt niet")
        COST = "cost", _("De prijs klopt niet")
        GONE = "gone", _("Dit bestaat niet meer")
        UNWANTED = "unwanted", _("Dit ben ik, en ik wil hier niet staan")
        OTHER = "other", _("Iets anders klopt niet")

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("Aangepast op de site")
        WAS_RIGHT = "was_right", _("Nagekeken: het klopte")
        UNKNOWN = "unknown", _("Niet te achterhalen")
        NONSENSE = "nonsense", _("Geen echte melding")

    listing = models.ForeignKey(
        "directory.Listing",
        on_delete=models.SET_NULL,
        null=True,
        related_name="corrections",
        verbose_name=_("vermelding"),
        editable=False,
    )
    listing_name = models.CharField(_("naam van de vermelding"), max_length=120, editable=False)
    what = models.CharField(_("wat klopt er niet"), max_length=10, choices=What.choices, editable=False)
    text = models.TextField(
        _("toelichting"),
        blank=True,
        help_text=_("Wat is er anders? Schrijf het zoals je het zou zeggen."),
    )
    outcome = models.CharField(
        _("wat heb je gedaan"),
        max_length=10,
        choices=Outcome.choices,
        blank=True,
        help_text=_("Bij 'geen echte melding' krijgt niemand bericht."),
    )

    wiped = Voice.wiped | {"text": ""}

    objects = CorrectionQuerySet.as_manager()

    class Meta(Voice.Meta):
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.listing_name}: {self.get_what_display()}"

    in_the_list = ("listing__neighbourhood", "taken_by")

    @property
    def where(self) -> str:
        """The neighbourhood that it is about."""
        return self.listing.where if self.listing else str(_("hele gemeente"))

    @property
    def about(self) -> str:
        return self.listing_name

    @transaction.atomic
    def close(self, outcome: str, answer: str, user: Any, at: Any) -> bool:
        """Answer it, once: False when somebody else was first, and then nothing changes."""
        first = Correction.objects.filter(pk=self.pk, answered_at=None).update(
            outcome=outcome, answer=answer, answered_by=user, answered_at=at
        )
        self.refresh_from_db()
        return bool(first)
