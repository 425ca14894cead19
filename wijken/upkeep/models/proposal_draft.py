from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.crypto import get_random_string

KEPT_FOR = timedelta(days=2)


def new_key() -> str:
    return get_random_string(32)


class ProposalDraftQuerySet(models.QuerySet):
    def alive(self, at: datetime) -> Self:
        return self.filter(changed_at__gt=at - KEPT_FOR)

    def over(self, at: datetime) -> Self:
        return self.filter(changed_at__lte=at - KEPT_FOR)


class ProposalDraft(models.Model):
    """An unfinished proposal, under an unguessable key; deleted after two days.

    Until then it can be reopened after submission, and later changes are stored too.
    """

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    answers = models.JSONField(default=dict, editable=False)
    changed_at = models.DateTimeField(editable=False)
    sent_as = models.CharField(max_length=32, blank=True, default="", db_default="", editable=False)
    """The id of the submission, if it was submitted."""

    objects = ProposalDraftQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.changed_at:%d-%m-%Y}"
