"""Mail to senders of submissions, queued in the same transaction.

The address is unconfirmed, so the mail contains nothing from the sender: only the editors' answer, and a
link.
"""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from outbox.queue import queue_mail
from wijken.upkeep.models import Correction, Proposal, Submission, VolunteerOffer
from wijken.upkeep.signed_links import sign


def tell(
    voice: Correction | Proposal | VolunteerOffer, template: str, subject: str | Promise, at: datetime
) -> bool:
    """Queue a mail in the sender's language, with a link to the submission's state. False if none is due.

    ``subject`` is a lazy text; ``%(name)s`` becomes the subject of the submission, if that is our own text.
    """
    if not voice.email:
        return False
    about = voice.about_in_our_words
    with translation.override(voice.language):
        queue_mail(
            voice.email,
            str(subject) % {"name": about},
            template,
            {
                "about": about,
                "received_at": voice.received_at,
                "outcome": voice.outcome,
                "outcome_in_words": voice.get_outcome_display(),
                "answer": voice.answer,
                "state_path": state_path(voice),
            },
            language=voice.language,
            at=at,
        )
    return True


def state_path(voice: Submission) -> str:
    """The URL path of the submission's state, in the active language."""
    return reverse(f"{voice._meta.model_name}-state", args=[sign(voice)])
