"""Worker and scheduler survive a database outage, and pending tasks still run."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from django.tasks import TaskResultStatus, default_task_backend
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from config.management.commands import timer
from config.management.commands.db_worker import PatientWorker
from outbox.tasks import send_message
from tests.processes import started, until
from tests.production_database import ProductionDatabase

ROOT = Path(__file__).resolve().parents[2]
MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
IN_DATABASE = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "Kq3v-9sXw_T7bYd2Rm5Zp8Hc4Jf6Lg1NaQeUoViWxBtDyEzMnPk8",
    "ALLOWED_HOSTS": "www.example.nl",
    "BASE_URL": "https://www.example.nl",
    "EMAIL_URL": "smtp://127.0.0.1:9",
    "DEFAULT_FROM_EMAIL": "site@example.nl",
}
TABLE = DBTaskResult._meta.db_table
A_JOB = """
INSERT INTO {table} (id, status, enqueued_at, args_kwargs, priority, task_path,
    worker_ids, queue_name, backend_name, run_after, exception_class_path, traceback)
VALUES ('{id}', 'READY', '2026-11-28 12:00:00+00:00', '{{"args": [0], "kwargs": {{}}}}', 0,
    'outbox.tasks.send_message', '[]', 'default', 'default', '2026-11-28 12:00:00+00:00', '', '')
"""


def done(database: ProductionDatabase) -> int:
    return database.ask(f"SELECT status FROM {TABLE}").count(("SUCCESSFUL",))  # noqa: S608 - our own


@pytest.mark.django_db(transaction=True)
def test_pending_tasks_run_after_a_database_outage(
    production_database: ProductionDatabase,
) -> None:
    environment = PRODUCTION | {"DATABASE_URL": production_database.url}
    command = f"exec {sys.executable} manage.py db_worker --interval 0.2"
    with started(command, ROOT, environment) as worker:
        production_database.ask(A_JOB.format(table=TABLE, id="0" * 32))
        until(lambda: done(production_database) == 1, worker)
        with production_database.away():
            until(lambda: "The database is unavailable" in worker.said(), worker)
            sleep(1)
        production_database.ask(A_JOB.format(table=TABLE, id="1" * 32))
        until(lambda: done(production_database) == 2, worker)


@IN_DATABASE
@pytest.mark.django_db(transaction=True)
def test_a_task_interrupted_by_a_database_outage_is_retried() -> None:
    send_message.enqueue(0)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["this"])
    send_message.enqueue(0)
    DBTaskResult.objects.ready().update(status=TaskResultStatus.RUNNING, worker_ids=["another"])

    PatientWorker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name=default_task_backend.alias,
        startup_delay=False,
        max_tasks=None,
        worker_id="this",
        excluded_queue_names=[],
    ).run()

    assert {job.worker_ids[0]: job.status for job in DBTaskResult.objects.all()} == {
        "this": TaskResultStatus.SUCCESSFUL,
        "another": TaskResultStatus.RUNNING,
    }


@pytest.mark.django_db(transaction=True)
def test_the_timer_goes_on_when_the_database_is_back(production_database: ProductionDatabase) -> None:
    environment = PRODUCTION | {"DATABASE_URL": production_database.url}
    program = (
        "import sys; sys.path.insert(0, 'site'); import django; django.setup();"
        "from config.management.commands import timer; timer.MINUTE = 0.2;"
        "timer.Command().handle()"
    )
    with started(f'exec {sys.executable} -c "{program}"', ROOT, environment) as ticking:
        with production_database.away():
            until(lambda: "The database is unavailable" in ticking.said(), ticking)
        production_database.ask(
            "INSERT INTO django_session (session_key, session_data, expire_date)"
            " VALUES ('old', '', '2026-11-01 12:00:00+00:00')"
        )
        until(lambda: production_database.ask("SELECT * FROM django_session") == [], ticking)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that the scheduler ran; "daily" fails as many times as ``failing`` contains it."""
    names: list[str] = []

    def call(name: str, verbosity: int) -> None:
        names.append(name)
        if name in failing:
            raise RuntimeError

    monkeypatch.setattr(timer, "call_command", call)
    failing.clear()
    return names


failing: set[str] = set()


@pytest.mark.django_db
def test_mail_is_sent_every_minute_and_jobs_run_daily(ran: list[str]) -> None:
    clock = timer.Command()
    for minutes in (0, 1, 24 * 60):
        clock.tick(MONDAY + timedelta(minutes=minutes))
    assert ran.count("publish_scheduled") == ran.count("send_mail") == 3
    assert ran.count("daily") == 2


@pytest.mark.django_db
def test_failed_daily_jobs_are_retried_after_an_hour(ran: list[str]) -> None:
    clock = timer.Command()
    failing.add("daily")
    for minutes in (0, 30):
        clock.tick(MONDAY + timedelta(minutes=minutes))
    assert ran.count("daily") == 1
    failing.clear()
    for minutes in (60, 120):
        clock.tick(MONDAY + timedelta(minutes=minutes))
    assert ran.count("daily") == 2


@pytest.mark.django_db
def test_if_publishing_fails_mail_is_sent_and_daily_jobs_wait(ran: list[str]) -> None:
    failing.add("publish_scheduled")
    timer.Command().tick(MONDAY)
    assert ran == ["publish_scheduled", "send_mail"]
