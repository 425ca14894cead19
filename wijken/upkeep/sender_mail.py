"""Mail to who sent something: stored in the same transaction, and never a flood for one mailbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import translation

from core.public_forms import Limit, too_many_for
from outbox.sending import queue_mail
from wijken.upkeep.models import Voice
from wijken.upkeep.signed_links import sign

RECEIPTS = Limit(per_hour=3, per_day=5)
"""Anybody can type anybody's address: more receipts than this in one mailbox would be a nuisance."""


def tell(voice: Voice, template: str, subject: Any, at: datetime, *, is_receipt: bool = False) -> bool:
    """Queue a mail in the sender's language, with the way to what became of it. False: no mail was due.

    ``subject`` is a lazy text; ``%(name)s`` in it becomes what it is about.
    """
    if not voice.email:
        return False
    if is_receipt and too_many_for(voice.email.lower(), "receipt", at, RECEIPTS):
        return False
    with translation.override(voice.language):
        queue_mail(
            voice.email,
            str(subject) % {"name": voice.about},
            template,
            {"voice": voice, "state_path": state_path(voice), "about": voice.about},
            language=voice.language,
            at=at,
        )
    return True


def state_path(voice: Voice) -> str:
    """Where the sender sees what became of it, in the language of this moment."""
    return reverse(f"{voice._meta.model_name}-state", args=[sign(voice)])
