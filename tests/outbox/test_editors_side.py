"""What editors see of outgoing mail, and who sees it."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import ADMINISTRATORS, EDITORS, set_up_roles
from outbox.delivery import deliver
from outbox.models import Message
from outbox.planning import KEPT_FOR

Hello = Callable[..., Message]


def browser(group: str) -> Client:
    set_up_roles()
    user = get_user_model().objects.create(username=group)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_administrator_reads_the_mail_and_follows_its_links(hello: Hello, settings: Any) -> None:
    message, client = hello(name="<b>Joke</b>"), browser(ADMINISTRATORS)

    listed = client.get(reverse(Message.snippet_viewset.get_url_name("list"))).content.decode()
    page = client.get(reverse(Message.snippet_viewset.get_url_name("inspect"), args=[message.pk]))

    assert "joke@example.nl" in listed
    assert "&lt;b&gt;Joke&lt;/b&gt;" in page.content.decode()
    assert '<a href="http://127.0.0.1:8000/ja/"' in page.content.decode()


@pytest.mark.parametrize("name", ["add", "edit", "delete"])
def test_nobody_writes_or_wipes_mail_by_hand(hello: Hello, name: str) -> None:
    message, client = hello(), browser(ADMINISTRATORS)
    address = reverse(Message.snippet_viewset.get_url_name(name), args=[] if name == "add" else [message.pk])

    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302
    assert Message.objects.count() == 1


def test_an_editor_does_not_read_the_mail(hello: Hello) -> None:
    message, client = hello(), browser(EDITORS)

    for name, args in (("list", []), ("inspect", [message.pk])):
        assert client.get(reverse(Message.snippet_viewset.get_url_name(name), args=args)).status_code == 302
    assert "Verstuurde mail" not in client.get("/beheer/").content.decode()


def test_after_a_quarter_of_an_hour_the_start_screen_says_that_mail_does_not_get_out(hello: Hello) -> None:
    hello(at=timezone.now() - timedelta(minutes=14))
    client = browser(EDITORS)
    assert "Mail komt nu niet weg" not in client.get("/beheer/").content.decode()

    Message.objects.update(queued_at=timezone.now() - timedelta(minutes=15))

    assert "Mail komt nu niet weg" in client.get("/beheer/").content.decode()


def test_the_log_says_it_too_and_names_nobody(
    hello: Hello, smtp_settings: int, caplog: pytest.LogCaptureFixture
) -> None:
    at = hello(name="Joke").queued_at
    with caplog.at_level(logging.INFO):
        deliver(Message.objects.due(at), at)
        assert not caplog.records
        later = at + timedelta(minutes=15)
        deliver(Message.objects.due(later), later)

    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "1 waiting" in record.getMessage()
    assert "joke" not in caplog.text.lower()


def test_old_mail_is_forgotten_but_never_what_still_waits(hello: Hello) -> None:
    long_ago = timezone.now() - KEPT_FOR
    sent, waiting, recent = hello(at=long_ago), hello(at=long_ago), hello()
    Message.objects.exclude(pk=waiting.pk).update(state=Message.State.SENT)

    call_command("daily", "mail", verbosity=0)

    assert set(Message.objects.values_list("pk", flat=True)) == {waiting.pk, recent.pk}
    assert not Message.objects.filter(pk=sent.pk).exists()
