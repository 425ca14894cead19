"""Renew the token whenever cached data changes, in the same transaction."""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from crisis_help.models import (
    CrisisContact,
    CrisisHelpState,
    CrisisPhrase,
    CrisisTopic,
    CrisisTopicContact,
    CrisisTopicText,
    HarmlessPhrase,
)

KEPT_IN_MEMORY = (
    CrisisContact,
    CrisisPhrase,
    CrisisTopic,
    CrisisTopicContact,
    CrisisTopicText,
    HarmlessPhrase,
)


def renew(sender: type[Model], **kwargs: object) -> None:
    CrisisHelpState.renew()


def connect() -> None:
    for model in KEPT_IN_MEMORY:
        post_save.connect(renew, sender=model, dispatch_uid=f"crisis help {model.__name__}")
        post_delete.connect(renew, sender=model, dispatch_uid=f"crisis help {model.__name__}")
