"""What happens to a letter: it is stored, becomes a draft story, and the right people are notified."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from coalition.draft_stories import draft_story
from coalition.models import Letter
from core.models import SiteSettings
from core.permissions.users import LoggedInUser
from core.public_forms import GONE_BACK_WITHIN, Kept, keep_words
from outbox.queue import queue_mail
from wijken.directory.models import Neighbourhood


@transaction.atomic
def receive(
    words: dict[str, object],
    *,
    sending: str,
    about: Page | None,
    place: Neighbourhood | None,
    language: str,
    at: datetime,
    may_send_receipt: Callable[[str], bool],
) -> Kept:
    """Store a letter. A double click is one letter, other words are a second one; one receipt per form.

    ``may_send_receipt`` is called with the e-mail address.
    """
    typed = {name: words[name] for name in ("kind", "text", "name", "email", "phone")}
    typed |= {"about": about, "neighbourhood": place}
    letter, kept = keep_words(
        Letter, sending, typed, since=at - GONE_BACK_WITHIN, language=language, received_at=at
    )
    if kept is not Kept.AGAIN:
        if letter.kind == Letter.Kind.EXPERIENCE and place is not None:
            letter.story = draft_story(letter.text, place, about, at)
            letter.save(update_fields=["story"])
        tell_editors(letter, at)
    if kept is Kept.FIRST and may_send_receipt(letter.email):
        send_receipt(letter, at)
    return kept


def tell_editors(letter: Letter, at: datetime) -> None:
    """Notify editors that a letter arrived. Contents and sender are only shown in the admin."""
    to = contact_address()
    if to:
        with override("nl"):
            subject = _("Nieuw bericht aan de coalitie")
            kind = letter.get_kind_display()
        path = reverse("coalition_letter", args=[letter.pk])
        queue_mail(to, subject, "coalition_new", {"kind": kind, "path": path}, at=at)


def send_receipt(letter: Letter, at: datetime) -> None:
    """Acknowledge the letter; repeats nothing that a stranger may have typed."""
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
def answer(letter: Letter, text: str, user: LoggedInUser, at: datetime) -> bool:
    """Mail the answer if there is an address; otherwise it records what an editor said by telephone.

    False, without any change, if somebody answered before. A double click is one answer.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.answered_at is not None:
        return letter.answer == text and letter.answered_by_id == user.pk
    letter.answer, letter.answered_at, letter.answered_by = text, at, user
    letter.save(update_fields=["answer", "answered_at", "answered_by"])
    if letter.email:
        with override(letter.language):
            subject = _("Antwoord op je bericht")
        queue_mail(
            letter.email,
            subject,
            "coalition_answer",
            {"answer": text},
            language=letter.language,
            reply_to=contact_address(),
            at=at,
        )
    return True


def contact_address() -> str:
    """From the site settings."""
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    return site.email if site else ""
