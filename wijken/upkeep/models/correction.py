from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .submission import Submission, SubmissionOnListing, SubmissionOnListingQuerySet


class Correction(SubmissionOnListing):
    """A visitor's report that something about a listing is wrong ("Klopt dit niet?")."""

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

    wiped = Submission.wiped | {"text": ""}

    objects = SubmissionOnListingQuerySet.as_manager()

    class Meta(SubmissionOnListing.Meta):
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.listing_name}: {self.get_what_display()}"
