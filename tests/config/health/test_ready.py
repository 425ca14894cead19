"""/readyz says what keeps the site from its work, in detail to the host itself; /healthz needs nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.background.clock_skew import believe
from config.background.heartbeats import DAILY, TIMER, beat
from config.health import system, views
from config.models import Heartbeat
from config.settings.caching import cache_from
from outbox.models import Message
from outbox.queue import queue_text
from outbox.tasks import send_message

NOW = timezone.now()
OF_A_STRANGER = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
IN_PRODUCTION = {"SECURE_SSL_REDIRECT": True, "ALLOWED_HOSTS": ["www.example.nl"]}


@pytest.fixture(autouse=True)
def in_production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["www.example.nl"]
    monkeypatch.setattr(views, "LAST", views.LastLook())


def test_a_living_process_says_so_without_a_database(client: Client) -> None:
    response = client.get("/healthz", headers={"host": "10.0.0.1"})
    assert (response.status_code, response.content) == (200, b"ok")


def test_the_host_itself_asks_by_address_and_without_tls(client: Client, well: None) -> None:
    response = client.get("/readyz", headers={"host": "10.0.0.1"})
    assert response.status_code == 200, response.content
    assert response.json()["ready"] is True
    names = {"database", "cache", "storage", "disk", "worker", "timer", "mail", "jobs", "clock", "daily jobs"}
    assert response.json()["checks"] == dict.fromkeys(names, "ok")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_others_use_the_name_of_the_site_and_tls(client: Client, well: None, path: str) -> None:
    elsewhere = {"REMOTE_ADDR": "203.0.113.7", "headers": {"host": "www.example.nl"}}
    assert client.get(path, **elsewhere).status_code == 301
    through_proxy = {"host": "10.0.0.1"} | OF_A_STRANGER
    assert client.get(path, headers=through_proxy).status_code == 400
    assert client.get(path, headers=through_proxy | {"host": "www.example.nl"}).status_code == 200


def no_worker(settings: Any) -> None:
    Heartbeat.objects.exclude(name=TIMER).delete()


def no_timer(settings: Any) -> None:
    beat(TIMER, NOW - timedelta(hours=1))


def late_daily(settings: Any) -> None:
    beat(DAILY, NOW - timedelta(days=2))


def stuck_mail(settings: Any) -> None:
    queue_text("joke@example.nl", "Dag", "Dag", kind="test", at=NOW - timedelta(hours=1))


def lost_mail(settings: Any) -> None:
    queue_text("joke@example.nl", "Dag", "Dag", kind="test", at=NOW - timedelta(hours=1))
    Message.objects.update(state=Message.State.GIVEN_UP)


def waiting_job(settings: Any) -> None:
    send_message.enqueue(0)
    DBTaskResult.objects.update(enqueued_at=NOW - timedelta(hours=1))


def endless_job(settings: Any) -> None:
    send_message.enqueue(0)
    DBTaskResult.objects.update(status="RUNNING", started_at=NOW - timedelta(hours=2))


def jumped_clock(settings: Any) -> None:
    believe(NOW - timedelta(days=400))


def no_cache(settings: Any) -> None:
    settings.CACHES = {"default": cache_from("filecache:///proc/nowhere")}


def no_storage(settings: Any) -> None:
    Path(settings.MEDIA_ROOT).write_text("a file where a folder must come")


FAULTS = {
    no_worker: ("worker", "start manage.py db_worker"),
    no_timer: ("timer", "start manage.py timer"),
    late_daily: ("daily jobs", "run manage.py daily"),
    stuck_mail: ("mail", "1 mails wait"),
    lost_mail: ("mail", "1 mails were given up"),
    waiting_job: ("jobs", "a job waits since"),
    endless_job: ("jobs", "a job runs since"),
    jumped_clock: ("clock", "nothing is mailed, deleted or published"),
    no_cache: ("cache", "CACHE_URL"),
    no_storage: ("storage", "MEDIA_ROOT cannot be written"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_one_fault_is_named_and_strangers_hear_only_that_there_is_one(
    fault: Callable[[Any], None], client: Client, well: None, settings: Any
) -> None:
    name, said = FAULTS[fault]
    fault(settings)

    response = client.get("/readyz")
    assert response.status_code == 503
    wrong = {name: text for name, text in response.json()["checks"].items() if text != "ok"}
    assert list(wrong) == [name]
    assert said in wrong[name]
    assert "joke" not in wrong[name]

    for_strangers = client.get("/readyz", headers={"host": "www.example.nl"} | OF_A_STRANGER)
    assert (for_strangers.status_code, for_strangers.json()) == (503, {"ready": False})


def test_a_full_disk_is_named(client: Client, well: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "LEAST_FREE", 2**80)
    assert "make room" in client.get("/readyz").json()["checks"]["disk"]


def test_strangers_cause_no_work_each_time(
    client: Client, well: None, django_assert_num_queries: Any
) -> None:
    headers = {"host": "www.example.nl"} | OF_A_STRANGER
    client.get("/readyz", headers=headers)
    with django_assert_num_queries(0):
        client.get("/readyz", headers=headers)
