"""A local SMTP server, and a mail to send."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from outbox.models import Message
from outbox.queue import queue_mail
from tests.demo_site import free_port

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass
class MailServer:
    """Stores incoming mail; rejects addresses in ``refused``, and messages with the reply ``data_reply``."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    recipient_reply: str = "550 No such mailbox"
    data_reply: str = "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return self.recipient_reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data_reply.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.data_reply


@pytest.fixture
def smtp_settings(settings: Any) -> int:
    """Send mail to a local port, where nothing may be listening."""
    port = free_port()
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    settings.MAILERS = settings.MAILERS | {"outgoing": {"BACKEND": SMTP, "OPTIONS": options}}
    return port


@pytest.fixture
def start_server(smtp_settings: int) -> Iterator[Callable[[], MailServer]]:
    """Starts the server when called."""
    running: list[Controller] = []

    def start() -> MailServer:
        server = MailServer(smtp_settings)
        controller = Controller(server, hostname="127.0.0.1", port=smtp_settings)
        controller.start()
        running.append(controller)
        return server

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def templates(tmp_path: Path, settings: Any) -> None:
    folder = tmp_path / "templates" / "email"
    folder.mkdir(parents=True)
    (folder / "hello.txt").write_text("Dag {{ name }},\n\n\n\n{{ site_url }}/ja/\n", encoding="utf-8")
    (folder / "both.txt").write_text("Dag {{ name }}", encoding="utf-8")
    (folder / "both.html").write_text("<p>Dag {{ name }}</p>", encoding="utf-8")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], tmp_path / "templates"]}]


@pytest.fixture
def hello(db: None, templates: None) -> Callable[..., Message]:
    """``hello()`` queues one mail."""

    def queue(to: str = "joke@example.nl", template: str = "hello", **extra: Any) -> Message:
        name = extra.pop("name", "Joke & co")
        return queue_mail(to, f"Klopt dit nog, {name}?", template, {"name": name}, **extra)

    return queue
