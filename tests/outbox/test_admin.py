"""Outgoing mail in the admin, and who may see it."""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import ADMINISTRATORS, EDITORS, set_up_roles
from outbox.delivery import deliver
from outbox.models import Message
from outbox.queue import queue_text
from outbox.retry_policy import KEPT_FOR, PAUSES
from outbox.wagtail_hooks import ReadOnly

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
    settings.OUTBOX_OPEN_KINDS = [message.kind]

    listed = client.get(reverse(Message.snippet_viewset.get_url_name("list"))).content.decode()
    page = client.get(reverse(Message.snippet_viewset.get_url_name("inspect"), args=[message.pk]))

    assert "joke@example.nl" in listed
    assert "&lt;b&gt;Joke&lt;/b&gt;" in page.content.decode()
    assert '<a href="http://127.0.0.1:8000/ja/"' in page.content.decode()


IS_READ_BY_ADMINISTRATORS = {
    "account_changed": True,
    "coalition_answer": True,
    "coalition_new": True,
    "coalition_received": True,
    "correction_answered": False,
    "correction_received": False,
    "editor_notice": False,
    "follow_confirm": False,
    "follow_weekly": False,
    "notification": False,
    "pages_to_review": True,
    "password_reset": False,
    "proposal_decided": False,
    "proposal_dropped": False,
    "proposal_published": False,
    "proposal_received": False,
    "second_factor_off": True,
    "still_right": False,
    "volunteer_answered": False,
    "volunteer_offer": False,
    "volunteer_received": False,
    "een-nieuwe-soort": False,
}


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "is_read"), IS_READ_BY_ADMINISTRATORS.items())
def test_a_link_for_the_recipient_alone_is_on_no_screen(kind: str, is_read: bool) -> None:
    link = "http://127.0.0.1:8000/zgeheimelink/"
    message = queue_text("joke@example.nl", "Klopt dit nog?", f"Open {link}", kind=kind, html=f"<p>{link}")
    client, viewset = browser(ADMINISTRATORS), Message.snippet_viewset

    inspected = client.get(reverse(viewset.get_url_name("inspect"), args=[message.pk])).text
    assert ("zgeheimelink" in inspected) is is_read
    assert ("Deze tekst is alleen voor wie de mail krijgt." in inspected) is not is_read
    for query in ({}, {"q": "zgeheim"}, {"kind": kind}, {"export": "csv"}, {"ordering": "body"}):
        listed = client.get(reverse(viewset.get_url_name("list")), query)
        assert b"zgeheimelink" not in listed.getvalue()
    found = client.get(reverse(viewset.get_url_name("list_results")), {"q": "zgeheim"}).text
    assert "Klopt dit nog?" not in found


def test_every_kind_of_mail_is_in_that_table() -> None:
    written = {path.stem for path in (Path(django_settings.ROOT) / "templates/email").glob("*.txt")}
    assert written - set(IS_READ_BY_ADMINISTRATORS) == set()


@pytest.mark.parametrize("name", ["add", "edit", "delete"])
def test_nobody_writes_or_wipes_mail_by_hand(hello: Hello, name: str) -> None:
    message, client = hello(), browser(ADMINISTRATORS)
    address = reverse(Message.snippet_viewset.get_url_name(name), args=[] if name == "add" else [message.pk])

    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302
    assert Message.objects.count() == 1


@pytest.mark.parametrize("action", ["add", "change", "delete", "publish", "wipe"])
def test_not_even_a_superuser_may_do_more_than_read_the_mail(db: None, action: str) -> None:
    superuser = get_user_model().objects.create_superuser("baas", "baas@example.nl", "geheim")
    policy = ReadOnly(Message)
    assert policy.user_has_permission(superuser, "view")
    assert not policy.user_has_permission(superuser, action)


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

    assert "Mail komt nu niet weg. Er wacht 1 bericht, sinds" in client.get("/beheer/").text


def test_the_start_screen_says_what_was_never_sent_and_no_longer_that_nothing_is_lost(
    hello: Hello, smtp_settings: int, caplog: pytest.LogCaptureFixture
) -> None:
    message, at = hello(name="Joke"), timezone.now()
    client = browser(EDITORS)
    Message.objects.update(queued_at=at - timedelta(days=9), tries=len(PAUSES), next_try_at=at)
    deliver(Message.objects.due(at), at)

    page = client.get("/beheer/").text
    assert "1 bericht is niet verstuurd." in page
    assert "Er gaat niets verloren" not in page
    assert "Mail was given up: 1." in caplog.text
    assert "joke" not in caplog.text.lower()

    Message.objects.update(next_try_at=at - timedelta(days=8))
    assert "niet verstuurd" not in client.get("/beheer/").text, "old news"
    Message.objects.filter(pk=message.pk).update(state=Message.State.REFUSED, next_try_at=at)
    assert "niet verstuurd" not in client.get("/beheer/").text, "no alarm for one wrong address"


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
