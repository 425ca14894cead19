from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneField

from .submission import Submission, SubmissionOnListing, SubmissionOnListingQuerySet


class VolunteerOffer(SubmissionOnListing):
    """Somebody who wants to help at a listing ("Ik wil helpen").

    For who keeps the listing and for the editors, with the sender's consent, until the retention period.
    """

    class Outcome(models.TextChoices):
        CONTACTED = "contacted", _("De groep heeft contact gehad")
        PASSED_ON = "passed_on", _("Doorgegeven aan de groep")
        NOT_NEEDED = "not_needed", _("De groep heeft al genoeg hulp")
        NONSENSE = "nonsense", _("Geen echt bericht")

    vacancy = models.ForeignKey(
        "directory.Vacancy", on_delete=models.SET_NULL, null=True, related_name="offers", editable=False
    )
    listing = models.ForeignKey(
        "directory.Listing",
        on_delete=models.SET_NULL,
        null=True,
        related_name="volunteer_offers",
        verbose_name=_("vermelding"),
        editable=False,
    )
    listing_name = models.CharField(_("naam van de vermelding"), max_length=120, editable=False)
    vacancy_title = models.CharField(_("waarmee"), max_length=80, editable=False)
    name = models.CharField(_("naam"), max_length=80, editable=False)
    phone = PhoneField(_("telefoon"), blank=True, editable=False)
    text = models.TextField(_("bericht"), blank=True, editable=False)
    mailed_at = models.DateTimeField(_("gemaild aan de groep op"), null=True, editable=False)
    outcome = models.CharField(
        _("afloop"),
        max_length=10,
        choices=Outcome.choices,
        blank=True,
        help_text=_("Bij 'geen echt bericht' krijgt niemand bericht."),
    )

    wiped = Submission.wiped | {"name": "", "phone": "", "text": ""}
    objects = SubmissionOnListingQuerySet.as_manager()

    class Meta(SubmissionOnListing.Meta):
        verbose_name = _("aanbod om te helpen")
        verbose_name_plural = _("aanbod om te helpen")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.listing_name}: {self.vacancy_title}"
