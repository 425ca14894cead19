"""Mail is stored in the transaction that caused it, and sent once, through a real SMTP server."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections, transaction
from django.template import TemplateDoesNotExist
from django.utils import timezone, translation
from wagtail.models import Site

from core.models import SiteSettings
from outbox import delivery
from outbox.delivery import deliver
from outbox.models import Message
from outbox.queue import frame
from outbox.retry_policy import LEASE, LONGEST_PAUSE, PAUSES

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


def test_an_html_part_is_escaped_and_accompanies_the_text(
    hello: Hello, start_server: Start, django_capture_on_commit_callbacks: Commit
) -> None:
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello(template="both", name="<script>")

    plain, html = server.mails[0].iter_parts()
    assert plain.get_content().strip() == "Dag <script>"
    assert html.get_content().strip() == "<p>Dag &lt;script&gt;</p>"


def test_a_mail_is_signed_by_the_sender_of_the_default_site(db: None) -> None:
    default = Site.objects.get(is_default_site=True)
    other = Site.objects.create(hostname="ander.example.nl", root_page=default.root_page)
    SiteSettings.objects.create(site=other, organisation="Iemand anders")
    SiteSettings.objects.update_or_create(site=default, defaults={"organisation": "SBJ SamenSterk"})

    assert frame()["organisation"] == "SBJ SamenSterk"


@pytest.mark.parametrize(
    ("language", "english", "told"),
    [
        ("nl", "weekdays", "werkdagen"),
        ("en", "weekdays", "weekdays"),
        ("en", "", "werkdagen"),
        ("de", "weekdays", "weekdays"),
        ("zh-hans", "weekdays", "weekdays"),
    ],
)
def test_a_mail_tells_when_one_can_call_in_its_language(
    db: None, language: str, english: str, told: str
) -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, opening_hours="werkdagen", opening_hours_en=english)
    with translation.override(language):
        assert frame()["opening_hours"] == told


def test_a_rolled_back_transaction_sends_no_mail(hello: Hello) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        hello()
        raise RuntimeError

    assert not Message.objects.exists()


@pytest.mark.parametrize("address", ["", "joke", "a@b.nl\nBcc: x@y.nl", "a@b.nl, c@d.nl", "a@b.nl\r\n"])
def test_an_invalid_address_is_refused_before_anything_is_stored(hello: Hello, address: str) -> None:
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


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("450 Try later", Message.State.WAITING),
        ("499 Almost", Message.State.WAITING),
        ("500 Just", Message.State.REFUSED),
        ("550 No such mailbox", Message.State.REFUSED),
        ("553 Not allowed", Message.State.REFUSED),
    ],
)
def test_only_a_lasting_refusal_of_an_address_ends_the_trying(
    hello: Hello, start_server: Start, reply: str, state: str
) -> None:
    server = start_server()
    server.refused.add("joke@example.nl")
    server.recipient_reply = reply
    message = hello()

    deliver(Message.objects.due(message.queued_at), message.queued_at)

    message.refresh_from_db()
    assert (message.state, message.problem) == (state, f"SMTP {reply[:3]}")


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("451 Greylisted", Message.State.WAITING),
        ("500 Too strange", Message.State.REFUSED),
        ("554 Spam", Message.State.REFUSED),
    ],
)
def test_only_a_lasting_refusal_of_a_text_ends_the_trying(
    hello: Hello, start_server: Start, reply: str, state: str
) -> None:
    start_server().data_reply = reply
    message = hello()

    deliver(Message.objects.due(message.queued_at), message.queued_at)

    message.refresh_from_db()
    assert (message.state, message.problem) == (state, f"SMTP {reply[:3]}")


def test_each_failure_waits_longer_than_the_one_before(hello: Hello, smtp_settings: int) -> None:
    message = hello()
    at = message.queued_at

    for pause in PAUSES[:4]:
        deliver(Message.objects.due(at), at)
        message.refresh_from_db()
        assert message.next_try_at == at + pause
        at = message.next_try_at


def test_a_mail_that_another_process_has_taken_holds_up_none_after_it(
    hello: Hello, start_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start_server()
    taken, free = hello(to="eerst@example.nl"), hello(to="daarna@example.nl")
    lock = delivery.lock_for_sending
    monkeypatch.setattr(
        delivery, "lock_for_sending", lambda message, at: message.pk != taken.pk and lock(message, at)
    )

    assert deliver(Message.objects.due(free.queued_at), free.queued_at) == 1
    assert [mail["To"] for mail in server.mails] == ["daarna@example.nl"]


def test_a_text_that_misses_a_part_of_its_template_is_not_sent_without_it(
    hello: Hello, tmp_path: Path
) -> None:
    folder = tmp_path / "templates" / "email"
    (folder / "broken.txt").write_text("Dag", encoding="utf-8")
    (folder / "broken.html").write_text("{% include 'email/nowhere.html' %}", encoding="utf-8")

    with pytest.raises(TemplateDoesNotExist):
        hello(template="broken")


def test_after_days_of_retries_it_gives_up_and_reports(hello: Hello, smtp_settings: int) -> None:
    message = hello()
    at = message.queued_at
    tries = 0
    while Message.objects.filter(state=Message.State.WAITING).exists():
        at += LONGEST_PAUSE
        deliver(Message.objects.due(at), at)
        tries += 1

    assert tries == len(PAUSES) + 1
    assert Message.objects.get().state == Message.State.GIVEN_UP


def test_mail_outlasts_a_server_that_is_away_from_thursday_evening_to_tuesday(
    hello: Hello, start_server: Start, smtp_settings: int
) -> None:
    thursday = datetime(2026, 11, 26, 18, tzinfo=UTC)
    hello(at=thursday)
    at, tuesday = thursday, thursday + timedelta(days=5)
    while at < tuesday and Message.objects.due(at).exists():  # every try fails as soon as it may
        deliver(Message.objects.due(at), at)
        at = Message.objects.get().next_try_at

    server = start_server()
    deliver(Message.objects.due(at), at)

    assert len(server.mails) == 1


def test_what_was_given_up_is_sent_once_the_server_works_and_somebody_asks(
    hello: Hello, start_server: Start, smtp_settings: int
) -> None:
    hello()
    Message.objects.update(tries=len(PAUSES), next_try_at=timezone.now())
    call_command("send_mail", verbosity=0)
    assert Message.objects.get().state == Message.State.GIVEN_UP

    server = start_server()
    call_command("send_mail", verbosity=0)
    assert not server.mails
    call_command("send_mail", given_up=True, verbosity=0)

    assert len(server.mails) == 1


def test_a_stopped_worker_loses_no_mail(
    hello: Hello,
    start_server: Start,
    settings: Any,
    django_capture_on_commit_callbacks: Commit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    # A worker closes its connection between tasks; here it is the test's connection.
    monkeypatch.setattr(connections["default"], "close", lambda: None)
    server = start_server()

    with django_capture_on_commit_callbacks(execute=True):
        hello()
    assert not server.mails, "no worker, no mail yet"

    said = StringIO()
    call_command("send_mail", stdout=said)
    assert len(server.mails) == 1
    assert said.getvalue() == "1 sent, 0 waiting\n"
    call_command("send_mail", verbosity=0, stdout=(silent := StringIO()))
    assert silent.getvalue() == ""

    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)
    assert len(server.mails) == 1, "the worker that comes back does not send it again"


def test_a_sender_that_died_halfway_holds_nothing_for_long(hello: Hello, start_server: Start) -> None:
    server = start_server()
    message = hello()
    at = timezone.now()
    Message.objects.update(next_try_at=at + LEASE, tries=1)  # the state it left behind

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


def test_direction_marks_are_removed_from_mail(hello: Hello) -> None:
    mail = hello(name="Joke\u202e\u2066lov\u200b\ufeff")
    assert mail.subject == "Klopt dit nog, Joke lov ?"
    assert mail.body.startswith("Dag Jokelov,")
