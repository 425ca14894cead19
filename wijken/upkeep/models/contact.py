from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.erasures import journal
from core.normalization.fields import PhoneField
from wijken.upkeep.escalation import RULES


class ContactQuerySet(models.QuerySet):
    def reachable(self) -> Self:
        """Contacts who did not unsubscribe and whose last mail did not bounce."""
        return self.filter(stopped_at__isnull=True, unreachable_since__isnull=True)

    def claim(self, pk: int, today: date) -> bool:
        """Reserve this mailbox for today. Of concurrent jobs one succeeds, and none within a week."""
        rested = Q(asked_on__isnull=True) | Q(asked_on__lte=today - timedelta(days=RULES.quiet_days))
        rested |= Q(asked_on__gt=today)  # set by a clock that ran ahead
        return bool(self.filter(rested, pk=pk).update(asked_on=today))


class Contact(ClusterableModel):
    """Somebody who can confirm listings. Personal data: never public, and stored nowhere else."""

    email = models.EmailField(
        _("e-mail"),
        unique=True,
        help_text=_("Hierheen gaat de vraag: klopt dit nog? Nooit te zien op de site."),
    )
    phone = PhoneField(
        _("telefoon"),
        blank=True,
        help_text=_("Alleen voor de bellijst, nooit te zien op de site. Mag leeg blijven."),
    )
    stopped_at = models.DateTimeField(
        _("wil geen mail sinds"),
        null=True,
        blank=True,
        help_text=_("Leeg: deze persoon krijgt mail. Alleen leegmaken als de persoon dat zelf vraagt."),
    )
    unreachable_since = models.DateField(
        _("mail komt niet aan sinds"),
        null=True,
        blank=True,
        help_text=_("Maak dit leeg als het adres weer goed is."),
    )
    asked_on = models.DateField(_("laatste mail"), null=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: object, **kwargs: object) -> None:
        """Normalise the address, so that there is one row per mailbox."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        if self.stopped_at:
            journal.note("contact-stopped", self.pk)


class ContactRole(models.Model):
    """The listings that a contact answers for, and in which order contacts are asked."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Eigenaar: wordt het eerst gevraagd")
        SECOND = "second", _("Tweede: als de eigenaar niet antwoordt")

    contact = ParentalKey(Contact, on_delete=models.CASCADE, related_name="roles")
    listing = models.ForeignKey(
        "directory.Listing",
        on_delete=models.CASCADE,
        related_name="contact_roles",
        verbose_name=_("vermelding"),
        help_text=_("Over welke vermelding weet deze persoon het?"),
    )
    role = models.CharField(
        _("rol"),
        max_length=6,
        choices=Role.choices,
        default=Role.OWNER,
        help_text=_("Elke vermelding heeft één eigenaar en hooguit één tweede."),
    )

    class Meta:
        verbose_name = _("vermelding van een contactpersoon")
        verbose_name_plural = _("vermeldingen van een contactpersoon")
        constraints = [
            models.UniqueConstraint(fields=("listing", "role"), name="upkeep_one_contact_per_role")
        ]

    def __str__(self) -> str:
        return f"{self.listing} ({self.get_role_display()})"
