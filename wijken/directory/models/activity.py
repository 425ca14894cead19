from datetime import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Revision

from wijken.directory import previews
from wijken.directory.listing_drafts.knowledge import SAVED_WITH_LISTING
from wijken.directory.listing_drafts.merging import Clash
from wijken.directory.querysets import ActivityQuerySet
from wijken.directory.recurrence import occurrences as recurrence
from wijken.directory.recurrence.text import all_in_words

from .directory_record import DirectoryRecord


class Activity(DirectoryRecord):
    """An activity at a listing, with its own times, costs and registration."""

    class Cost(models.TextChoices):
        FREE = "free", _("Gratis")
        SMALL = "small", _("Kleine bijdrage")
        PAID = "paid", _("Betaald")

    class Registration(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Aanmelden is niet nodig")
        WELCOME = "welcome", _("Aanmelden is fijn")
        REQUIRED = "required", _("Meld je aan")

    class Presence(models.TextChoices):
        BY_TIMES = "", _("volgt uit de tijden: elke werkdag is bereikbaar")
        EVENT = "event", _("er is iets te doen: het staat in de agenda")
        AVAILABLE = "available", _("er is iemand bereikbaar: het staat apart van de agenda")

    listing = ParentalKey(
        "directory.Listing",
        on_delete=models.CASCADE,
        related_name="activities",
        verbose_name=_("vermelding"),
        help_text=_("Bij welke vermelding hoort dit?"),
    )
    title = models.CharField(_("titel"), max_length=120, help_text=_("Bijvoorbeeld: Koffie-inloop."))
    summary = models.CharField(
        _("wat is het"),
        max_length=300,
        blank=True,
        help_text=_("Eén zin. Bijvoorbeeld: Koffie en een praatje."),
    )
    location = models.ForeignKey(
        "directory.Location",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("andere plek"),
        help_text=_("Alleen als het niet op de plek van de vermelding is."),
    )
    cost = models.CharField(
        _("kosten"),
        max_length=10,
        choices=Cost.choices,
        default=Cost.FREE,
        help_text=_("Betaalt iemand iets om mee te doen?"),
    )
    cost_note = models.CharField(
        _("uitleg over kosten"), max_length=200, blank=True, help_text=_("Bijvoorbeeld: 2,50 euro.")
    )
    registration = models.CharField(
        _("aanmelden"),
        max_length=12,
        choices=Registration.choices,
        default=Registration.NOT_NEEDED,
        help_text=_("Kan iemand zomaar binnenlopen?"),
    )
    registration_note = models.CharField(
        _("uitleg over aanmelden"),
        max_length=200,
        blank=True,
        help_text=_("Bijvoorbeeld: tot donderdag 12.00 uur, bel even."),
    )
    presence = models.CharField(
        _("te doen of bereikbaar"),
        max_length=9,
        choices=Presence.choices,
        blank=True,
        default=Presence.BY_TIMES,
        db_default="",
        help_text=_("Een spreekuur of telefoonuur vult de agenda niet. “Nu open” staat er wel bij."),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("vanaf leeftijd"), null=True, blank=True, help_text=_("In jaren. Leeg: elke leeftijd.")
    )
    maximum_age = models.PositiveSmallIntegerField(
        _("tot en met leeftijd"), null=True, blank=True, help_text=_("In jaren. Leeg: elke leeftijd.")
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="activity")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="activity",
        for_concrete_model=False,
    )

    objects = ActivityQuerySet.as_manager()

    saved_with_listing = False
    """Whether the revision that is made now, is made because its listing is published."""
    is_changed = True
    """Of an activity in a version of its listing: whether that version changes it."""
    clash: Clash | None = None
    """In a version of its listing: what that changes and somebody changed on the site meanwhile."""
    own_draft: Revision | None = None
    """A draft of the activity itself, which the form of its listing shows."""

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def serializable_data(self) -> dict[str, object]:
        mark = {SAVED_WITH_LISTING: True} if self.saved_with_listing else {}
        return super().serializable_data() | mark

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page of the listing, with this version of the activity."""
        return previews.activity_preview(request, self)

    def clean(self) -> None:
        super().clean()
        if (
            self.minimum_age is not None
            and self.maximum_age is not None
            and self.maximum_age < self.minimum_age
        ):
            raise ValidationError({"maximum_age": _("De hoogste leeftijd is lager dan de laagste.")})

    @property
    def rules(self) -> list[recurrence.RecurrenceRule]:
        return [schedule.rule for schedule in self.schedules.all()]

    @property
    def changes(self) -> list[recurrence.ScheduleChange]:
        return [exception.change for exception in self.exceptions.all()]

    def when_words(self, at: datetime, language: str = "nl") -> list[str]:
        """The times as sentences."""
        return all_in_words(self.rules, language, at)

    def occurrences(
        self, holidays: recurrence.Holidays, after: datetime, before: datetime
    ) -> list[recurrence.Occurrence]:
        """The occurrences between two moments, in order."""
        return list(recurrence.occurrences(self.rules, self.changes, holidays, after, before))

    def next_occurrences(
        self, holidays: recurrence.Holidays, at: datetime, count: int = 3
    ) -> list[recurrence.Occurrence]:
        """The next ``count`` occurrences at ``at``, including a current one."""
        return recurrence.next_occurrences(self.rules, self.changes, holidays, at, count)
