from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from wijken.directory.freshness.levels import FreshnessLevel, freshness, next_check_on, step_of
from wijken.directory.freshness.periods import Periods
from wijken.directory.local_time import local_day

from .directory_record import DirectoryRecord

CONFIRMED = "directory.confirm"
"""The log action of a confirmation."""


class ConfirmableRecord(DirectoryRecord):
    """A record that a person confirms from time to time, and how fresh that makes it."""

    period_days = models.PositiveSmallIntegerField(
        _("dagen tot de volgende controle"),
        default=Periods().initiative,
        db_default=Periods().initiative,
        editable=False,
    )
    checked_on = models.DateField(_("gecontroleerd op"), null=True, blank=True, editable=False)
    checked_by = models.CharField(_("gecontroleerd door"), max_length=80, blank=True, editable=False)

    class Meta:
        abstract = True

    def confirm(self, on: date, by: str, user: AbstractBaseUser | None = None) -> None:
        """Record that a person confirmed this record: nothing else may set ``checked_on``.

        A single-column UPDATE, so that unsaved changes are not written along, and a log entry.
        """
        type(self)._default_manager.filter(pk=self.pk).update(checked_on=on, checked_by=by)
        self.checked_on, self.checked_by = on, by
        log(self, CONFIRMED, user=user, data={"on": on.isoformat(), "by": by})

    def freshness_at(self, at: datetime) -> FreshnessLevel:
        """How long ago a person confirmed it."""
        return freshness(self.checked_on, self.period_days, local_day(at))

    def is_unconfirmed_at(self, at: datetime) -> bool:
        """Whether the public reads that nobody confirmed it lately."""
        return step_of(self.freshness_at(at)).labelled_in_public

    @property
    def next_check_on(self) -> date | None:
        """The date on which it is due for a check."""
        return next_check_on(self.checked_on, self.period_days)
