from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneField, PostcodeField
from wijken.directory.models import Activity, Listing

from .submission import Submission, SubmissionQuerySet


class Proposal(Submission):
    """A visitor's proposal for a new listing ("Zet iets op de kaart")."""

    class Place(models.TextChoices):
        FIXED = "fixed", _("Op een vaste plek")
        HOME = "home", _("Bij iemand thuis")
        NONE = "none", _("Er is geen vaste plek")

    class By(models.TextChoices):
        GROUP = "group", _("Een groep of organisatie")
        PERSON = "person", _("Eén persoon, bijvoorbeeld jijzelf")

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Komt op de sociale kaart")
        DOUBLE = "double", _("Het staat er al")
        UNFIT = "unfit", _("Past niet op de sociale kaart")
        UNCLEAR = "unclear", _("We weten er te weinig van")
        NONSENSE = "nonsense", _("Geen echt voorstel")

    name = models.CharField(_("naam"), max_length=120, editable=False)
    kind = models.CharField(_("soort"), max_length=12, choices=Listing.Kind.choices, editable=False)
    summary = models.CharField(_("wat is het"), max_length=300, editable=False)
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wijk"),
        editable=False,
    )
    place = models.CharField(_("wat voor plek"), max_length=10, choices=Place.choices, editable=False)
    street_address = models.CharField(_("straat en nummer"), max_length=120, blank=True, editable=False)
    postcode = PostcodeField(_("postcode"), blank=True, editable=False)
    when = models.CharField(_("wanneer"), max_length=300, editable=False)
    cost = models.CharField(_("kosten"), max_length=10, choices=Activity.Cost.choices, editable=False)
    by = models.CharField(_("van wie"), max_length=10, choices=By.choices, editable=False)
    contact_role = models.CharField(_("wie kun je bellen"), max_length=80, blank=True, editable=False)
    phone = PhoneField(_("telefoon"), blank=True, editable=False)
    contact_email = models.EmailField(_("e-mail"), blank=True, editable=False)
    website = models.URLField(_("website"), blank=True, editable=False)
    listing = models.ForeignKey(
        "directory.Listing",
        on_delete=models.SET_NULL,
        null=True,
        related_name="proposals",
        verbose_name=_("vermelding"),
        editable=False,
    )
    told_published_at = models.DateTimeField(_("goed nieuws verstuurd op"), null=True, editable=False)
    outcome = models.CharField(
        _("besluit"),
        max_length=10,
        choices=Outcome.choices,
        blank=True,
        help_text=_("Bij 'geen echt voorstel' krijgt niemand bericht."),
    )

    wiped = Submission.wiped | {
        "name": "",
        "summary": "",
        "street_address": "",
        "postcode": "",
        "when": "",
        "contact_role": "",
        "phone": "",
        "contact_email": "",
        "website": "",
    }
    in_the_list = ("neighbourhood", "taken_by", "listing")

    objects = SubmissionQuerySet.as_manager()

    class Meta(Submission.Meta):
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return self.about

    @property
    def about(self) -> str:
        return self.name or str(_("een voorstel"))

    @property
    def where(self) -> str:
        return self.neighbourhood.name if self.neighbourhood else str(_("hele gemeente"))

    @property
    def is_private(self) -> bool:
        """About one person, or in a home: published with a role instead of a name, and a rounded location."""
        return self.by == self.By.PERSON or self.place == self.Place.HOME

    def claim_good_news(self, at: datetime) -> bool:
        """Whether this call is the first to tell the sender that it is published."""
        first = Proposal.objects.filter(pk=self.pk, told_published_at=None).update(told_published_at=at)
        self.refresh_from_db()
        return bool(first)
