"""``manage.py doctor`` and the web server's log say in words what is wrong."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from config.background.heartbeats import TIMER, WORKER
from config.health.alarm import Watch, raise_alarm
from config.health.checks import CHECKS
from config.models import Heartbeat
from tests.config.test_database_outage import PRODUCTION, ROOT
from tests.demo_site import free_port
from tests.outbox.conftest import MailServer, smtp_settings, start_server  # noqa: F401 - fixtures
from tests.processes import started, until
from tests.production_database import ProductionDatabase

A_STUCK_MAIL = """
INSERT INTO outbox_message (uuid, recipient, reply_to, subject, body, html, kind, state, queued_at,
    next_try_at, tries, problem)
VALUES ('00000000000000000000000000000000', 'joke@example.nl', '', 'Dag', 'Dag', '', 'test', 'waiting',
    '2026-11-01 12:00:00+00:00', '2026-11-01 12:00:00+00:00', 0, '')
"""


def diagnosis(**options: Any) -> tuple[int, dict[str, str]]:
    """The exit status, and what was said of each check that found something."""
    said = StringIO()
    try:
        call_command("doctor", stdout=said, **options)
        status = 0
    except SystemExit as ended:
        status = int(str(ended.code))
    lines = said.getvalue().splitlines()
    assert all(line.startswith(("ok     ", "WRONG  ")) for line in lines)
    wrong = [line.removeprefix("WRONG  ").split(": ", 1) for line in lines if line.startswith("WRONG")]
    return status, dict(wrong)


def test_each_fault_is_said_and_ends_with_one(well: None, settings: Any) -> None:
    Heartbeat.objects.filter(name=TIMER).delete()
    Locale.objects.get_or_create(language_code="nl")  # a test that flushed the database may have come before
    top = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    old = {"hostname": "old.example.nl", "root_page": top}
    Site.objects.update_or_create(is_default_site=True, defaults=old)

    status, wrong = diagnosis()

    assert status == 1
    assert wrong["timer"] == "no timer was heard ever: start manage.py timer"
    assert wrong["hosts"].startswith("ALLOWED_HOSTS lacks old.example.nl")
    assert "worker" not in wrong
    assert wrong["backup"] == "there is no copy in BACKUP_DIR: run manage.py backup, every day"


def test_the_test_letter_arrives_or_the_doctor_says_why_not(
    well: None,
    smtp_settings: int,  # noqa: F811
    start_server: Callable[[], MailServer],  # noqa: F811
) -> None:
    assert "ConnectionRefusedError" in diagnosis(mail="joke@example.nl")[1]["test letter"]
    server = start_server()
    assert "test letter" not in diagnosis(mail="joke@example.nl")[1]
    assert [mail["To"] for mail in server.mails] == ["joke@example.nl"]


@pytest.mark.django_db(transaction=True)
def test_a_site_in_order_is_well_and_its_absent_database_is_named(
    production_database: ProductionDatabase, tmp_path: Any
) -> None:
    for name in (f"{WORKER}one", TIMER):
        at = timezone.now().isoformat(sep=" ")
        production_database.ask(f"INSERT INTO config_heartbeat (name, at) VALUES ('{name}', '{at}')")  # noqa: S608
    production_database.ask("UPDATE wagtailcore_site SET hostname = 'www.example.nl', port = 443")
    environment = PRODUCTION | {"DATABASE_URL": production_database.url, "VAR_DIR": str(tmp_path)}

    def doctor() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", "doctor"]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    backup = [sys.executable, "manage.py", "backup"]
    subprocess.run(backup, cwd=ROOT, env=environment, capture_output=True, check=True)
    done = doctor()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == [f"ok     {check.name}" for check in CHECKS]
    with production_database.away():
        done = doctor()
    assert done.returncode == 1
    assert "WRONG  database: the database of DATABASE_URL is unavailable" in done.stdout
    assert "WRONG  worker: not looked at, because it needs the database" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_running_server_answers_its_host_while_the_database_is_away(
    production_database: ProductionDatabase, tmp_path: Any
) -> None:
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": production_database.url,
        "VAR_DIR": str(tmp_path / "var"),
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
    }
    command = f"exec {sys.executable} -m gunicorn -c site/gunicorn.conf.py"
    production_database.ask(A_STUCK_MAIL)

    def ask(path: str) -> tuple[int, str]:
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as response:
                return response.status, response.read().decode()
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    with started(command, ROOT, environment) as server:
        until(lambda: server.is_listening(port), server)
        assert ask("/healthz") == (200, "ok")
        status, said = ask("/readyz")
        assert status == 503
        assert '"mail": "1 mails wait' in said
        assert '"database": "ok"' in said
        with production_database.away():
            status, said = ask("/readyz")
            assert status == 503
            assert "the database of DATABASE_URL is unavailable" in said
            assert ask("/healthz") == (200, "ok")
        assert '"database": "ok"' in ask("/readyz")[1]
        until(lambda: "The site needs a hand. mail: 1 mails wait" in server.said(), server)


def test_the_web_server_says_once_an_hour_that_nobody_sends_mail(
    well: None, caplog: pytest.LogCaptureFixture
) -> None:
    Heartbeat.objects.exclude(name=TIMER).delete()
    with caplog.at_level(logging.ERROR):
        for _process in range(2):
            raise_alarm(timezone.now())
    (line,) = caplog.messages
    assert line.startswith("The site needs a hand. worker: no worker was heard ever")


def test_nothing_is_logged_while_all_is_well(well: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        raise_alarm(timezone.now())
    assert caplog.messages == []


def test_a_visitor_in_between_costs_the_watch_nothing(
    well: None, client: Client, django_assert_num_queries: Any
) -> None:
    watch = Watch()
    watch()
    with django_assert_num_queries(0):
        watch()
