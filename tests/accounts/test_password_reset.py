"""Reset a password by mail, without helping anybody else."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlsafe_base64_encode

from outbox.models import Message
from tests.accounts.test_login import OWNER, RIGHT, guess, is_in, try_once
from tests.outbox.conftest import MailServer, smtp_settings, start_server  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

ASK = "/beheer/password_reset/"
NEW = "Een-heel-nieuw-wachtwoord-9"
Commit = Callable[..., Any]


@pytest.fixture(autouse=True)
def owner(db: None) -> User:
    return User.objects.create_superuser(OWNER, "noor@example.nl", RIGHT)


@pytest.fixture
def ask(django_capture_on_commit_callbacks: Commit) -> Callable[..., Any]:
    """Request a password reset, running on-commit callbacks."""

    def post(address: str = "noor@example.nl", **extra: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return Client().post(ASK, {"email": address}, **extra)

    return post


def choose_new_password(client: Client, mail: Message | str) -> Any:
    text = mail if isinstance(mail, str) else mail.body
    found = re.search(r"/beheer/password_reset/confirm/\S+", text)
    assert found
    form = client.get(found[0], follow=True)
    return client.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})


def link_for(user: User) -> str:
    key = urlsafe_base64_encode(str(user.pk).encode())
    return reverse(
        "wagtailadmin_password_reset_confirm", args=[key, default_token_generator.make_token(user)]
    )


def test_the_link_in_the_mail_gives_a_new_password(
    ask: Callable[..., Any],
    client: Client,
    start_server: Callable[[], MailServer],  # noqa: F811 - the fixture
) -> None:
    server = start_server()
    ask()
    (mail,) = server.mails
    assert mail["To"] == "noor@example.nl"
    assert choose_new_password(client, mail.get_content()).status_code == 302
    assert try_once(client, NEW).status_code == 302


def test_the_reset_mail_survives_a_mail_server_outage(
    ask: Callable[..., Any],
    start_server: Callable[[], MailServer],  # noqa: F811 - the fixture
) -> None:
    assert ask().status_code == 302
    waiting = Message.objects.get()
    assert waiting.state == Message.State.WAITING
    Message.objects.update(next_try_at=waiting.queued_at)
    server = start_server()
    call_command("send_mail", verbosity=0)
    assert [mail["To"] for mail in server.mails] == ["noor@example.nl"]


def test_sixty_reset_requests_send_three_mails(ask: Callable[..., Any]) -> None:
    answers = {(ask().status_code, ask("Noor@Example.nl")["Location"]) for _ in range(30)}
    assert answers == {(302, "/beheer/password_reset/done/")}
    assert Message.objects.count() == 3


def test_one_network_cannot_fill_the_mailboxes_of_all_editors(ask: Callable[..., Any]) -> None:
    for number in range(15):
        User.objects.create_superuser(f"redacteur{number}", f"redacteur{number}@example.nl", RIGHT)
        ask(f"redacteur{number}@example.nl", REMOTE_ADDR=f"2001:db8:7:{number}::1")
    assert Message.objects.count() == 10


def test_a_known_and_an_unknown_address_get_the_same_answer_after_the_same_work() -> None:
    answers, work = [], []
    Client().post(ASK, {"email": "eerste@example.nl"})  # the first request of a day creates that day's row
    for address in ("noor@example.nl", "niet@example.nl"):
        client = Client()
        client.get(ASK)
        with CaptureQueriesContext(connection) as queries:
            response = client.post(ASK, {"email": address})
        answers.append((response.status_code, response.headers["Location"], response.content))
        work.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries])
    assert answers[0] == answers[1]
    assert work[0] == work[1]


def test_a_password_reset_ends_the_lock_out(client: Client, owner: User) -> None:
    guess(10)
    new = Client()
    choose_new_password(new, link_for(owner))
    assert try_once(new, NEW).status_code == 302
    assert is_in(new)
    assert try_once(Client(), NEW).status_code == 302, "in every other browser too"


def test_after_a_password_reset_the_owner_gets_in_despite_an_attack(owner: User) -> None:
    new = Client()
    choose_new_password(new, link_for(owner))
    guess(10)
    assert try_once(Client(), NEW).status_code == 429
    assert try_once(new, NEW).status_code == 302


def test_requesting_a_password_reset_does_not_end_the_lock_out(ask: Callable[..., Any], owner: User) -> None:
    guess(10)
    ask()
    Client().get(link_for(owner), follow=True)
    assert try_once(Client(), RIGHT).status_code == 429


def test_a_password_reset_link_expires_after_a_day(
    client: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_for(owner)
    at = default_token_generator._now() + timedelta(hours=25)
    monkeypatch.setattr(default_token_generator, "_now", lambda: at)
    html = client.get(link, follow=True).text
    assert 'name="new_password1"' not in html


def test_a_colleague_does_not_read_the_link_in_the_list_of_mail(
    ask: Callable[..., Any], client: Client, settings: Any
) -> None:
    settings.OUTBOX_KEEPS_TEXT = True
    ask()
    mail = Message.objects.get()
    administrator = User.objects.create_superuser("beheer", "beheer@example.nl", RIGHT)
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    html = client.get(reverse("wagtailsnippets_outbox_message:inspect", args=[mail.pk])).text
    assert "noor@example.nl" in html
    assert "password_reset/confirm" not in html
