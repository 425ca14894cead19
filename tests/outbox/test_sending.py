"""Mail is stored with what it is about, and sent once, by a real mail server."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from outbox.delivery import deliver
from outbox.models import Message
from outbox.planning import LEASE, LONGEST_PAUSE, PAUSES

from .conftest import MailServer

Hello = Callable[..., Message]
Start = Callable[[], MailServer]
Commit = Callable[..., Any]


def test_a_mail_arrives_as_it_was_written(
    hello: Hello, start_server: Start, django_capture_on_commit_callbacks: Commit
) -> None:
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello(reply_to="wijk@example.nl")

    [mail] = server.mails
    assert (mail["To"], mail["Subject"]) == ("joke@example.nl", "Klopt dit nog, Joke & co?")
    assert (mail["Reply-To"], mail["Auto-Submitted"]) == ("wijk@example.nl", "auto-generated")
    assert mail.get_content().split() == ["Dag", "Joke", "&", "co,", "http://127.0.0.1:8000/ja/"]
    assert Message.objects.get().state == Message.State.SENT


def test_an_html_part_is_escaped_and_stands_beside_the_text(
    hello: Hello, start_server: Start, django_capture_on_commit_callbacks: Commit
) -> None:
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello(template="both", name="<script>")

    plain, html = server.mails[0].iter_parts()
    assert plain.get_content().strip() == "Dag <script>"
    assert html.get_content().strip() == "<p>Dag &lt;script&gt;</p>"


def test_what_is_undone_sends_nothing(hello: Hello) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        hello()
        raise RuntimeError

    assert not Message.objects.exists()


@pytest.mark.parametrize("address", ["", "joke", "a@b.nl\nBcc: x@y.nl", "a@b.nl, c@d.nl", "a@b.nl\r\n"])
def test_what_is_no_address_is_refused_before_anything_is_stored(hello: Hello, address: str) -> None:
    with pytest.raises(ValidationError):
        hello(to=address)
    with pytest.raises(ValidationError):
        hello(reply_to=address or "geen adres")
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "name", ["A\r\nBcc: x@example.nl", "A\nX-Evil: 1", "A\x00\x0bB", "A\u2028Bcc: x@y.nl"]
)
def test_a_line_break_in_a_name_never_makes_a_header(
    hello: Hello, start_server: Start, django_capture_on_commit_callbacks: Commit, name: str
) -> None:
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello(name=name)

    [mail] = server.mails
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert "\n" not in mail["Subject"]


def test_while_the_server_is_away_mail_waits_and_then_arrives_once(
    hello: Hello, start_server: Start, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message = hello()

    waiting = Message.objects.get()
    assert (waiting.state, waiting.tries, waiting.problem) == ("waiting", 1, "ConnectionRefusedError")
    at = message.queued_at
    assert not Message.objects.due(at + timedelta(seconds=30)).exists()

    server = start_server()
    later = at + timedelta(minutes=2)
    assert deliver(Message.objects.due(later), later) == 1
    assert deliver(Message.objects.due(later), later) == 0
    assert len(server.mails) == 1
    assert server.mails[0]["Message-ID"].startswith(f"<{message.uuid}@")


def test_one_dead_server_costs_one_try_and_not_one_for_every_mail(hello: Hello, smtp_settings: int) -> None:
    for number in range(5):
        hello(to=f"wie{number}@example.nl")
    at = timezone.now()

    deliver(Message.objects.due(at), at)

    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 0, 0, 1]


def test_an_address_that_does_not_exist_stops_nobody_else(hello: Hello, start_server: Start) -> None:
    server = start_server()
    server.refused.add("weg@example.nl")
    hello(to="weg@example.nl")
    hello(to="hier@example.nl")
    at = timezone.now()

    assert deliver(Message.objects.due(at), at) == 1

    refused = Message.objects.get(recipient="weg@example.nl")
    assert (refused.state, refused.problem) == (Message.State.REFUSED, "SMTP 550")
    assert [mail["To"] for mail in server.mails] == ["hier@example.nl"]
    assert not Message.objects.stuck(at + timedelta(days=1)).exists(), "no alarm for one wrong address"


def test_after_days_of_trying_it_says_so_and_stops(hello: Hello, smtp_settings: int) -> None:
    message = hello()
    at = message.queued_at
    tries = 0
    while Message.objects.filter(state=Message.State.WAITING).exists():
        at += LONGEST_PAUSE
        deliver(Message.objects.due(at), at)
        tries += 1

    assert tries == len(PAUSES) + 1
    assert sum(PAUSES, timedelta()) > timedelta(days=4), "a long weekend"
    assert Message.objects.get().state == Message.State.REFUSED


def test_a_worker_that_stands_still_loses_nothing(
    hello: Hello,
    start_server: Start,
    settings: Any,
    django_capture_on_commit_callbacks: Commit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    # A worker closes its connection between jobs; here that is the test's own.
    monkeypatch.setattr(connections["default"], "close", lambda: None)
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello()
    assert not server.mails, "no worker, no mail yet"

    call_command("send_mail", verbosity=0)
    assert len(server.mails) == 1

    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)
    assert len(server.mails) == 1, "the worker that comes back does not send it again"


def test_a_sender_that_died_halfway_holds_nothing_for_long(hello: Hello, start_server: Start) -> None:
    server = start_server()
    message = hello()
    at = timezone.now()
    Message.objects.update(next_try_at=at + LEASE, tries=1)  # as it left it

    assert deliver(Message.objects.due(at), at) == 0
    assert deliver(Message.objects.due(at + LEASE), at + LEASE) == 1
    assert server.mails[0]["Message-ID"].startswith(f"<{message.uuid}")


def test_a_clock_that_was_ahead_holds_nothing_up(hello: Hello, start_server: Start) -> None:
    server = start_server()
    now = timezone.now()
    hello(at=now + timedelta(days=400))

    deliver(Message.objects.due(now), now)

    assert len(server.mails) == 1


@pytest.mark.parametrize("keeps", [True, False])
def test_only_the_demo_keeps_the_text_of_what_was_sent(
    hello: Hello, start_server: Start, settings: Any, keeps: bool
) -> None:
    settings.OUTBOX_KEEPS_TEXT = keeps
    start_server()
    hello()
    at = timezone.now()

    deliver(Message.objects.due(at), at)

    assert bool(Message.objects.get().body) is keeps
