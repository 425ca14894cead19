"""Mail that Django and Wagtail send themselves goes through the outbox as it was written."""

from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives

from outbox.models import Message

pytestmark = pytest.mark.django_db

TO = ["joke@example.nl", "piet@example.nl"]
KIND = "text/{}"


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> None:
    backend = {"BACKEND": "outbox.email_backend.OutboxBackend"}
    settings.MAILERS = settings.MAILERS | {"default": backend}


def test_a_formatted_notification_stays_formatted_for_each_recipient() -> None:
    email = EmailMultiAlternatives("Ter beoordeling", "Kijk even.", to=TO, reply_to=["redactie@example.nl"])
    for kind in ("calendar", "html", "x-watch"):
        email.attach_alternative(f"<p>{kind}</p>", KIND.format(kind))

    assert email.send() == 1

    kept = Message.objects.order_by("pk").values_list("recipient", "subject", "body", "html", "reply_to")
    assert list(kept) == [
        (to, "Ter beoordeling", "Kijk even.", "<p>html</p>", "redactie@example.nl") for to in TO
    ]


@pytest.mark.parametrize("kind", ["calendar", "x-watch"])
def test_what_is_no_formatted_text_is_not_shown_as_one(kind: str) -> None:
    email = EmailMultiAlternatives("Ter beoordeling", "Kijk even.", to=TO)
    email.attach_alternative("BEGIN", KIND.format(kind))
    email.send()
    assert set(Message.objects.values_list("html", flat=True)) == {""}


def test_a_plain_notification_stays_plain() -> None:
    EmailMessage("Ter beoordeling", "Kijk even.", to=TO[:1]).send()
    message = Message.objects.get()
    assert (message.body, message.html, message.reply_to) == ("Kijk even.", "", "")


def test_an_attachment_is_refused_and_nothing_is_sent_without_it() -> None:
    email = EmailMessage("Ter beoordeling", "Kijk even.", to=TO)
    email.attach("a.txt", "x", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        email.send()
    assert not Message.objects.exists()
