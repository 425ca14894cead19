from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wijken.directory.local_time import local_day
from wijken.directory.recurrence.rules import ScheduleChange

from .confirmable_record import ConfirmableRecord


class ClosableRecord(ConfirmableRecord):
    """A record that may be closed for a while, with a notice for visitors. Both may have an end date."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Open")
        CLOSED = "temporarily_closed", _("Tijdelijk dicht")
        DEFUNCT = "defunct", _("Gestopt")

    class StopSource(models.TextChoices):
        """Who says that it has stopped, as visitors read it until an editor decides."""

        ORGANISATION = "organisation", _("De organisatie zegt dat dit gestopt is")
        EDITORS = "editors", _("De wijkredactie zegt dat dit gestopt is")

    status = models.CharField(
        _("toestand"),
        max_length=20,
        choices=Status.choices,
        default=Status.ACTIVE,
        help_text=_("Gaat het nu door?"),
    )
    closed_until = models.DateField(
        _("dicht tot en met"), null=True, blank=True, help_text=_("Alleen bij tijdelijk dicht.")
    )
    notice = models.CharField(
        _("mededeling"),
        max_length=200,
        blank=True,
        help_text=_("Staat opvallend boven de vermelding. Bijvoorbeeld: de ingang is nu achterom."),
    )
    notice_until = models.DateField(
        _("mededeling tot en met"),
        null=True,
        blank=True,
        help_text=_("Daarna verdwijnt de mededeling vanzelf."),
    )

    said_stopped_on = models.DateField(_("gestopt volgens de organisatie"), null=True, editable=False)
    said_stopped_by = models.CharField(
        _("wie zegt dat"),
        max_length=12,
        choices=StopSource.choices,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.closed_until and self.status != self.Status.CLOSED:
            raise ValidationError(
                {"closed_until": _("Vul dit alleen in als de vermelding tijdelijk dicht is.")}
            )

    def say_stopped(self, on: date, by: ClosableRecord.StopSource) -> None:
        """Somebody who knows says so; editors decide. Like ``confirm``, an UPDATE of these columns alone."""
        self._write_stopped(on, by)

    def decide_stopped(self) -> None:
        """An editor decided, either way."""
        self._write_stopped(None, "")

    def _write_stopped(self, on: date | None, by: str) -> None:
        self.said_stopped_on, self.said_stopped_by = on, by
        type(self)._default_manager.filter(pk=self.pk).update(said_stopped_on=on, said_stopped_by=by)

    def confirm(self, on: date, by: str, user: AbstractBaseUser | None = None) -> None:
        """Who says that it is right, says that it goes on; unless somebody said later that it has stopped."""
        super().confirm(on, by, user)
        self.refresh_from_db(fields=["said_stopped_on", "said_stopped_by"])
        if self.said_stopped_on and self.said_stopped_on <= on:
            self.decide_stopped()

    @property
    def said_stopped(self) -> str:
        """What visitors read until an editor decided, with the date; empty if nobody said so."""
        if self.said_stopped_on is None:
            return ""
        return f"{self.get_said_stopped_by_display()} ({date_format(self.said_stopped_on, 'j F Y')})"

    def notice_at(self, at: datetime) -> str:
        """The notice, until its own end date."""
        return "" if self.notice_until and self.notice_until < local_day(at) else self.notice

    def status_at(self, at: datetime) -> ClosableRecord.Status:
        """A temporary closure ends on its own end date."""
        over = self.status == self.Status.CLOSED and self.closed_until and self.closed_until < local_day(at)
        return self.Status.ACTIVE if over else self.Status(self.status)

    @property
    def closure(self) -> list[ScheduleChange]:
        """The closure as a schedule change: no occurrences while it is closed."""
        if self.status == self.Status.ACTIVE:
            return []
        return [ScheduleChange(first=date.min, last=self.closed_until or date.max)]
