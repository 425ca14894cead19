"""Where imported listings came from, and what each run did, so that it can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_SOURCE = 80
STUCK_AFTER = timedelta(minutes=20)
"""Without a sign of life of the job. On SQLite it gives none while it writes."""


class ImportSource(models.Model):
    """Somebody who gives us a list from time to time, and what its columns mean."""

    name = models.CharField(
        _("naam"), max_length=LONGEST_SOURCE, unique=True, help_text=_("Van wie komt de lijst?")
    )
    mapping = models.JSONField(_("indeling"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class ImportedRecord(models.Model):
    """A row of a source and its listing; without a listing it was removed here, and is not added again.

    Only fingerprints of the texts are kept. They tell whether a field is still as the import left it.
    """

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="records", editable=False)
    key = models.CharField(_("nummer in de bron"), max_length=200, editable=False)
    listing = models.ForeignKey(
        "directory.Listing", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    activity = models.ForeignKey(
        "directory.Activity", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    row_fingerprint = models.CharField(max_length=16, editable=False)
    field_fingerprints = models.JSONField(default=dict, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rij uit een bron")
        verbose_name_plural = _("rijen uit bronnen")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("source", "key"), name="wijken_imported_record_once")]

    def __str__(self) -> str:
        return self.key


class ImportRun(models.Model):
    """One list that was applied."""

    source = models.ForeignKey(ImportSource, on_delete=models.PROTECT, related_name="runs", editable=False)
    file_name = models.CharField(_("bestand"), max_length=200, editable=False)
    file_date = models.DateField(_("dag van de lijst"), editable=False)
    applied_at = models.DateTimeField(_("verwerkt op"), editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    counts = models.JSONField(_("aantallen"), default=dict, editable=False)
    undone_at = models.DateTimeField(_("teruggedraaid op"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ()
        ordering = ["-applied_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.file_date:%d-%m-%Y})"


class ImportUpload(models.Model):
    """A list that an editor sent, from the plan until it is undone. Applying it removes the file."""

    class State(models.TextChoices):
        PLANNING = "planning", _("Wordt gelezen")
        REFUSED = "refused", _("Kan niet worden gelezen")
        COLUMNS = "columns", _("Wacht op de kolommen")
        PLANNED = "planned", _("Wacht op jou")
        APPLYING = "applying", _("Wordt ingelezen")
        APPLIED = "applied", _("Ingelezen")
        UNDOING = "undoing", _("Wordt teruggedraaid")
        UNDONE = "undone", _("Teruggedraaid")

    BUSY = (State.PLANNING, State.APPLYING, State.UNDOING)

    source = models.ForeignKey(ImportSource, on_delete=models.PROTECT, related_name="uploads", editable=False)
    file_name = models.CharField(_("bestand"), max_length=200, editable=False)
    file_date = models.DateField(_("dag van de lijst"), editable=False)
    content = models.BinaryField(editable=False)
    as_draft = models.BooleanField(_("nieuw als concept"), default=False, editable=False)
    mapping = models.JSONField(_("indeling"), default=dict, editable=False)
    decisions = models.JSONField(_("antwoorden"), default=dict, editable=False)
    """By number of the row, as text: a value of ``Decision``."""
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, editable=False)
    message = models.TextField(_("bericht"), blank=True, editable=False)
    columns = models.JSONField(_("kolommen"), default=list, editable=False)
    report = models.JSONField(_("plan"), default=dict, editable=False)
    done = models.PositiveIntegerField(_("rijen klaar"), default=0, editable=False)
    total = models.PositiveIntegerField(_("rijen"), default=0, editable=False)
    touched_at = models.DateTimeField(_("bezig gezien op"), editable=False)
    uploaded_at = models.DateTimeField(_("gekomen op"), editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    run = models.OneToOneField(
        ImportRun, on_delete=models.SET_NULL, null=True, related_name="upload", editable=False
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("lijst om in te lezen")
        verbose_name_plural = _("lijsten om in te lezen")
        default_permissions = ()
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_busy(self) -> bool:
        return self.state in self.BUSY

    def is_stuck(self, at: datetime) -> bool:
        """Whether the job that worked on it has stopped. It changed nothing, and may be started again."""
        return self.is_busy and at - self.touched_at > STUCK_AFTER


class ImportChange(models.Model):
    """One record of the directory that a run made or changed, with its revisions before and after."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes", editable=False)
    row = models.PositiveIntegerField(_("rij"), editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    record = GenericForeignKey("content_type", "object_id")
    is_new = models.BooleanField(default=False, editable=False)
    revision_before = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    revision_after = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    imported_before = models.JSONField(null=True, editable=False)
    """Of a listing: its ``ImportedRecord`` and check before this run; None if there was no such record."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wijziging door een import")
        verbose_name_plural = _("wijzigingen door imports")
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.run}: {self.row}"
