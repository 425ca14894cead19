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
    """What somebody filled in so far, under a key that nobody can guess; gone when sent, or in two days."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    answers = models.JSONField(default=dict, editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = ProposalDraftQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.changed_at:%d-%m-%Y}"
