from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from .contact import Contact

GOOD_FOR = timedelta(days=30)


class ConfirmationRequest(models.Model):
    """One mail "klopt dit nog?" to one person. Its link is derived from ``uuid``."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="asks", editable=False)
    asked_at = models.DateTimeField(_("gevraagd op"), editable=False)
    asked_on = models.DateField(_("dag"), editable=False)
    message = models.ForeignKey(
        "outbox.Message", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("vraag om na te kijken")
        verbose_name_plural = _("vragen om na te kijken")
        ordering = ["asked_at", "pk"]
        db_table = "upkeep_ask"
        default_permissions = ()
        indexes = [models.Index(fields=["contact", "asked_on"])]

    def __str__(self) -> str:
        return str(self.uuid)

    def is_over(self, at: datetime) -> bool:
        """Whether its link has expired."""
        return at >= self.asked_at + GOOD_FOR


class ConfirmationItemQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Questions of which something is in moderation."""
        waits = models.Q(workflow_state__status=WorkflowState.STATUS_IN_PROGRESS)
        waits |= models.Q(activity_states__status=WorkflowState.STATUS_IN_PROGRESS)
        return self.filter(waits).distinct()


class ConfirmationItem(models.Model):
    """One listing in a request, and the answer. A button answers it once; the change form adds to it."""

    class Answer(models.TextChoices):
        RIGHT = "right", _("Dit klopt")
        CHANGED = "changed", _("Er verandert iets")
        STOPPED = "stopped", _("Dit bestaat niet meer")
        ELSEWHERE = "elsewhere", _("Iemand anders was eerder")

    SENT_IN = (Answer.CHANGED, Answer.STOPPED)
    """Answers that are submitted to editors."""

    ask = models.ForeignKey(
        ConfirmationRequest, on_delete=models.CASCADE, related_name="questions", editable=False
    )
    listing = models.ForeignKey(
        "directory.Listing", on_delete=models.CASCADE, related_name="questions", editable=False
    )
    role = models.CharField(_("rol"), max_length=6, editable=False)
    rung = models.PositiveSmallIntegerField(_("trede"), editable=False)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, editable=False)
    answer = models.CharField(_("antwoord"), max_length=9, choices=Answer.choices, blank=True, editable=False)
    remark = models.TextField(_("opmerking"), blank=True, editable=False)
    sent = models.TextField(_("verstuurd"), default="", db_default="", blank=True, editable=False)
    """Hashes of what was sent with the change form, so that the same words have one effect."""
    workflow_state = models.ForeignKey(
        "wagtailcore.WorkflowState", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    activity_states = models.ManyToManyField(
        "wagtailcore.WorkflowState", through="ConfirmationItemState", related_name="+", editable=False
    )

    objects = ConfirmationItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag over een vermelding")
        verbose_name_plural = _("vragen over een vermelding")
        ordering = ["pk"]
        db_table = "upkeep_question"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("ask", "listing"), name="upkeep_asked_once_per_mail")]
        indexes = [models.Index(fields=["listing", "answered_at"])]

    def __str__(self) -> str:
        return str(self.listing)

    def states(self) -> list[WorkflowState]:
        """The workflow states of this answer: the listing first, then its activities."""
        return [*filter(None, [self.workflow_state]), *self.activity_states.order_by("pk")]


class ConfirmationItemState(models.Model):
    """A contact's change to an activity, in moderation."""

    item = models.ForeignKey(
        ConfirmationItem, on_delete=models.CASCADE, related_name="+", db_column="question_id", editable=False
    )
    state = models.ForeignKey(
        "wagtailcore.WorkflowState",
        on_delete=models.CASCADE,
        related_name="+",
        db_column="workflowstate_id",
        editable=False,
    )

    class Meta:
        db_table = "upkeep_question_activity_states"
        unique_together = [("item", "state")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.item}: {self.state}"
