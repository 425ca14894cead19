from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.permissions.users import AnyUser, LoggedInUser
from wijken.directory.models import Listing
from wijken.directory.permissions import editable_by

ANSWERED_KEPT_FOR = timedelta(days=90)
UNANSWERED_KEPT_FOR = timedelta(days=365)
UNANSWERED = models.Q(answered_at__isnull=True, forgotten_at__isnull=True)
"""What nobody answered for a year is wiped, and asks for nothing any more."""


class SubmissionQuerySet(models.QuerySet):
    neighbourhood_path = "neighbourhood"

    def open(self) -> Self:
        """Unanswered, longest waiting first."""
        return self.filter(UNANSWERED).order_by("received_at", "pk")

    def editable_by(self, user: LoggedInUser) -> Self:
        """Submissions that this user may answer."""
        return editable_by(self, user, self.neighbourhood_path)

    def expired_for_retention(self, at: datetime) -> Self:
        """Past the retention period, with words left: also those that came after it was wiped."""
        expired = models.Q(answered_at__lte=at - ANSWERED_KEPT_FOR)
        expired |= models.Q(answered_at__isnull=True, received_at__lte=at - UNANSWERED_KEPT_FOR)
        return self.filter(expired).exclude(**self.model.wiped)  # type: ignore[attr-defined]


class Submission(models.Model):
    """Sent by a visitor: stored first, answered by a person, and later anonymised."""

    sending = models.CharField(max_length=32, unique=True, editable=False)
    language = models.CharField(_("taal"), max_length=12, default="nl", editable=False)
    email = models.EmailField(
        _("e-mail voor antwoord"),
        blank=True,
        help_text=_("Mag leeg blijven. We gebruiken het alleen om je te antwoorden."),
    )
    received_at = models.DateTimeField(_("gekomen op"), editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie pakt dit op"),
        editable=False,
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("beantwoord door"),
        editable=False,
    )
    answer = models.TextField(
        _("antwoord"),
        max_length=1000,
        blank=True,
        help_text=_("Dit leest wie het stuurde. Zeg in één of twee zinnen wat je deed."),
    )
    forgotten_at = models.DateTimeField(_("gewist op"), null=True, editable=False)

    wiped: dict[str, object] = {"email": "", "answer": ""}
    """The values of free text and addresses after the retention period."""

    in_the_list: tuple[str, ...] = ()
    """Relations to fetch for a list."""

    class Meta:
        abstract = True
        ordering = ["received_at", "pk"]

    @property
    def about(self) -> str:
        """What it is about, in a few words."""
        raise NotImplementedError

    @property
    def about_in_our_words(self) -> str:
        """The same for mail to an unconfirmed address; empty if the sender chose the name."""
        return ""

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.forgotten_at is None

    def close(self, outcome: str, answer: str, user: AnyUser | None, at: datetime) -> bool:
        """Answer it once; False, without any change, if somebody else was first.

        ``user`` is None for a group that answers through the link in its mail.
        """
        still_open = type(self)._default_manager.filter(pk=self.pk, answered_at=None)
        # Each subclass has outcomes of its own.
        first = still_open.update(outcome=outcome, answer=answer, answered_by=user, answered_at=at)  # type: ignore[misc]
        self.refresh_from_db()
        return bool(first)

    def take(self, user: LoggedInUser) -> None:
        """Assign it to this user."""
        self.taken_by = user
        self.save(update_fields=["taken_by"])


class SubmissionOnListingQuerySet(SubmissionQuerySet):
    neighbourhood_path = "listing__neighbourhood"


class SubmissionOnListing(Submission):
    """About a listing, whose name stays after the listing itself is gone."""

    listing: Listing | None
    listing_name: str

    in_the_list = ("listing__neighbourhood", "taken_by")

    class Meta(Submission.Meta):
        abstract = True

    @property
    def where(self) -> str:
        """The neighbourhood of the listing."""
        return self.listing.where if self.listing else str(_("hele gemeente"))

    @property
    def about(self) -> str:
        return self.listing_name

    @property
    def about_in_our_words(self) -> str:
        """The name of the listing, which an editor has published."""
        return self.listing_name
