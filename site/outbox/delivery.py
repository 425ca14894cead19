"""Send stored mail: each message once, with increasing delays while the mail server is down."""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import Policy, default

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.utils import DNS_NAME
from django.db.models import F

from outbox.models import Message, MessageQuerySet
from outbox.retry_policy import LEASE, next_try_at

logger = logging.getLogger(__name__)

AT_ONCE = 200
LONGEST_LINE = 998
"""Of a header (RFC 5322)."""
PERMANENT = 500
"""SMTP replies from here on are permanent failures."""


def deliver(messages: MessageQuerySet, at: datetime) -> int:
    """Send the messages that are due and return how many were sent. Mail errors are never raised.

    If the server itself is down the remaining messages are left for the next run, without extra delay.
    """
    sent = 0
    connection = mailers["outgoing"]
    try:
        for message in messages[:AT_ONCE]:
            if not lock_for_sending(message, at):
                continue
            try:
                connection.send_messages([email_of(message)])
            except smtplib.SMTPRecipientsRefused as refusal:
                codes = [code for code, _text in refusal.recipients.values()]
                reschedule(message, at, f"SMTP {max(codes)}", for_good=max(codes) >= PERMANENT)
            except smtplib.SMTPDataError as refusal:
                reschedule(message, at, f"SMTP {refusal.smtp_code}", refusal.smtp_code >= PERMANENT)
            except Exception as problem:
                reschedule(message, at, type(problem).__name__)
                log_delivery_alert(at)
                break
            else:
                mark_sent(message, at)
                sent += 1
    finally:
        close(connection)
    return sent


def lock_for_sending(message: Message, at: datetime) -> bool:
    """Only the process that moves ``next_try_at`` first sends the message."""
    mine = Message.objects.due(at).filter(pk=message.pk)
    return bool(mine.order_by().update(next_try_at=at + LEASE, tries=F("tries") + 1))


class RegularMail(EmailMultiAlternatives):
    """Headers on one line. Python folds a long address into encoded words, which no mail program opens."""

    def message(self, *, policy: Policy | None = None) -> EmailMessage:
        made: EmailMessage = super().message(policy=(policy or default).clone(max_line_length=LONGEST_LINE))
        return made


def email_of(message: Message) -> EmailMultiAlternatives:
    """Every attempt has the same Message-ID, so that a mail client shows it once.

    Mail that comes regularly can be stopped with one press in the mail client (RFC 8058).
    """
    stop = {}
    if message.unsubscribe_url:
        stop["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        stop["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    email = RegularMail(
        subject=message.subject,
        body=message.body,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            "Message-ID": f"<{message.uuid}@{DNS_NAME}>",
            "Auto-Submitted": "auto-generated",  # suppresses out-of-office replies
            **stop,
        },
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    return email


def mark_sent(message: Message, at: datetime) -> None:
    """Delete the text, which contains links and personal data, unless OUTBOX_KEEPS_TEXT is set."""
    texts = {} if settings.OUTBOX_KEEPS_TEXT else {"body": "", "html": "", "unsubscribe_url": ""}
    Message.objects.filter(pk=message.pk).update(state=Message.State.SENT, sent_at=at, problem="", **texts)


def reschedule(message: Message, at: datetime, problem: str, for_good: bool = False) -> None:
    """Schedule the next attempt. After the last one, or a permanent refusal, there is none."""
    after = next_try_at(message.tries + 1, at)
    state = Message.State.WAITING if after else Message.State.GIVEN_UP
    if for_good:
        after, state = None, Message.State.REFUSED
    Message.objects.filter(pk=message.pk).update(state=state, next_try_at=after or at, problem=problem)


def log_delivery_alert(at: datetime) -> None:
    """Log a line, without address or subject, while mail waits too long, or was given up."""
    if lost := Message.objects.given_up(at).count():
        logger.error("Mail was given up: %d. Repair the server and run manage.py send_mail --given-up.", lost)
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
