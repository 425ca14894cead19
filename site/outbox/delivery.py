"""From stored to sent: each message once, in growing pauses while the mail server is away."""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.utils import DNS_NAME
from django.db.models import F

from outbox.models import Message, MessageQuerySet
from outbox.planning import LEASE, next_try_at

logger = logging.getLogger(__name__)

AT_ONCE = 200
PERMANENT = 500
"""From this answer on, a mail server means: never."""


def deliver(messages: MessageQuerySet, at: datetime) -> int:
    """Send what is due of ``messages`` and give how many went out. Never raises because of mail.

    When the server itself is away the rest is left for the next time, and waits no longer for that.
    """
    sent = 0
    connection = mailers.default
    try:
        for message in messages[:AT_ONCE]:
            if not claim(message, at):
                continue
            try:
                connection.send_messages([email_of(message)])
            except smtplib.SMTPRecipientsRefused as refusal:
                codes = [code for code, _text in refusal.recipients.values()]
                put_back(message, at, f"SMTP {max(codes)}", for_good=max(codes) >= PERMANENT)
            except smtplib.SMTPDataError as refusal:
                put_back(message, at, f"SMTP {refusal.smtp_code}", refusal.smtp_code >= PERMANENT)
            except Exception as problem:
                put_back(message, at, type(problem).__name__)
                sound_the_alarm(at)
                break
            else:
                mark_sent(message, at)
                sent += 1
    finally:
        close(connection)
    return sent


def claim(message: Message, at: datetime) -> bool:
    """One sender at a time: whoever moves ``next_try_at`` first has the message."""
    mine = Message.objects.due(at).filter(pk=message.pk)
    return bool(mine.order_by().update(next_try_at=at + LEASE, tries=F("tries") + 1))


def email_of(message: Message) -> EmailMultiAlternatives:
    """The same mail has the same number on every try, so that a reader shows it once."""
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            "Message-ID": f"<{message.uuid}@{DNS_NAME}>",
            "Auto-Submitted": "auto-generated",  # no answer from whoever is on holiday
        },
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    return email


def mark_sent(message: Message, at: datetime) -> None:
    """Done. The text holds links and facts about people, so it goes, unless this is the demo."""
    texts = {} if settings.OUTBOX_KEEPS_TEXT else {"body": "", "html": ""}
    Message.objects.filter(pk=message.pk).update(state=Message.State.SENT, sent_at=at, problem="", **texts)


def put_back(message: Message, at: datetime, problem: str, for_good: bool = False) -> None:
    """Wait for the next try, or say that there will be none."""
    after = None if for_good else next_try_at(message.tries + 1, at)
    state = Message.State.WAITING if after else Message.State.REFUSED
    Message.objects.filter(pk=message.pk).update(state=state, next_try_at=after or at, problem=problem)


def sound_the_alarm(at: datetime) -> None:
    """A line in the log, without an address or a subject, as long as mail has been waiting too long."""
    stuck = Message.objects.stuck(at)
    first = stuck.order_by("queued_at").first()
    if first:
        logger.error(
            "Mail is not getting out: %d waiting, the first since %s. See EMAIL_URL and the mail server.",
            stuck.count(),
            first.queued_at.isoformat(timespec="minutes"),
        )


def close(connection: BaseEmailBackend) -> None:
    with suppress(OSError, smtplib.SMTPException):
        connection.close()
