"""What happens with a letter: kept, made into a draft, and told to those who must know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from coalition.models import Letter
from coalition.stories import draft_story
from core.models import SiteSettings
from core.public_forms import Limit, too_many_for
from outbox.sending import queue_mail
from wijken.directory.models import Neighbourhood

RECEIPTS = Limit(per_hour=3, per_day=5)
"""To one mailbox, so that nobody fills a stranger's with our receipts."""


@transaction.atomic
def receive(
    words: dict[str, Any],
    *,
    sending: str,
    about: Page | None,
    place: Neighbourhood | None,
    language: str,
    at: datetime,
) -> Letter:
    """Once for each sending: a double click is one letter."""
    letter, is_new = Letter.objects.get_or_create(
        sending=sending,
        defaults={
            "kind": words["kind"],
            "text": words["text"].strip(),
            "name": words["name"].strip(),
            "email": words["email"],
            "phone": words["phone"].strip(),
            "about": about,
            "neighbourhood": place,
            "language": language,
            "received_at": at,
        },
    )
    if is_new:
        if letter.kind == Letter.Kind.EXPERIENCE and place is not None:
            letter.story = draft_story(letter.text, place, about, at)
            letter.save(update_fields=["story"])
        tell_editors(letter, at)
        send_receipt(letter, at)
    return letter


def tell_editors(letter: Letter, at: datetime) -> None:
    """A mail that says that something came; what and from whom stands behind the log-in."""
    to = contact_address()
    if to:
        with override("nl"):
            subject = _("Nieuw bericht aan de coalitie")
            kind = letter.get_kind_display()
        path = reverse("coalition_letter", args=[letter.pk])
        queue_mail(to, subject, "coalition_new", {"kind": kind, "path": path}, at=at)


def send_receipt(letter: Letter, at: datetime) -> None:
    """So that people know that it came; it repeats nothing of what a stranger may have typed."""
    if letter.email and not too_many_for(letter.email.casefold(), "coalition-receipt", at, RECEIPTS):
        with override(letter.language):
            subject = _("Je bericht is binnen")
        queue_mail(
            letter.email,
            subject,
            "coalition_received",
            {},
            language=letter.language,
            reply_to=contact_address(),
            at=at,
        )


@transaction.atomic
def answer(letter: Letter, text: str, user: Any, at: datetime) -> None:
    """Mailed where there is an address; else an editor called, and wrote down what was said."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.answered_at is not None:
        return
    letter.answer, letter.answered_at, letter.answered_by = text, at, user
    letter.save(update_fields=["answer", "answered_at", "answered_by"])
    if letter.email:
        with override(letter.language):
            subject = _("Antwoord op je bericht")
        words = {"answer": text, "name": letter.name}
        queue_mail(
            letter.email,
            subject,
            "coalition_answer",
            words,
            language=letter.language,
            reply_to=contact_address(),
            at=at,
        )


def contact_address() -> str:
    """A setting of the site."""
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    return site.email if site else ""
