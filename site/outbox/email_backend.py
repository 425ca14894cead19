"""Mail that Django or Wagtail sends itself, such as workflow notifications: stored first, like our own."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from outbox.queue import queue_text

KIND = "notification"


class OutboxBackend(BaseEmailBackend):
    """One stored message for each recipient. Raises ``ValueError`` for attachments, which are not stored."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for email in email_messages:
            if email.attachments:
                raise ValueError("The outbox stores no attachments.")
            for recipient in email.recipients():
                queue_text(
                    recipient,
                    str(email.subject),
                    str(email.body),
                    kind=KIND,
                    html=_html_of(email),
                    reply_to=next(iter(email.reply_to), ""),
                )
        return len(email_messages)


def _html_of(email: EmailMessage) -> str:
    alternatives = email.alternatives if isinstance(email, EmailMultiAlternatives) else []
    return next((str(text) for text, mimetype in alternatives if mimetype == "text/html"), "")
