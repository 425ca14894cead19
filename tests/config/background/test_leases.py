"""The job of a worker that was killed is done by the next one; a job of a living worker is not taken away."""

import os
import signal
import sys
from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.background.heartbeats import WORKER, beat
from config.background.leases import LEASE, TRIES, beat_and_take_over, release_jobs
from config.models import Heartbeat
from outbox.tasks import send_message
from tests.config.test_database_outage import A_JOB, PRODUCTION, ROOT, TABLE, done
from tests.processes import started, until
from tests.production_database import ProductionDatabase

NOW = timezone.now()
LONG_AGO = NOW - 2 * LEASE
A_YEAR = timedelta(days=400)


@pytest.fixture
def left() -> DBTaskResult:
    """A job that the worker "killed" has been running for a while."""
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):
        send_message.enqueue(0)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["killed"], started_at=LONG_AGO)
    return DBTaskResult.objects.get()


def status() -> str:
    return DBTaskResult.objects.get().status


@pytest.mark.django_db
def test_a_job_whose_worker_is_silent_goes_back(left: DBTaskResult) -> None:
    beat(f"{WORKER}killed", LONG_AGO)
    beat_and_take_over("another", NOW)
    assert status() == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_long_job_stays_with_its_living_worker(left: DBTaskResult) -> None:
    beat(f"{WORKER}killed", NOW - LEASE / 2)
    beat_and_take_over("another", NOW)
    assert status() == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_worker_that_has_just_begun_needs_not_have_been_heard(left: DBTaskResult) -> None:
    DBTaskResult.objects.update(started_at=NOW - LEASE / 2)
    release_jobs(NOW)
    assert status() == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_job_and_a_sign_of_life_from_the_future_hold_nothing_up(left: DBTaskResult) -> None:
    DBTaskResult.objects.update(started_at=NOW + A_YEAR)
    beat(f"{WORKER}killed", NOW + A_YEAR)
    release_jobs(NOW)
    assert status() == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_job_that_ends_every_worker_is_given_up(left: DBTaskResult) -> None:
    DBTaskResult.objects.update(worker_ids=["killed"] * TRIES)
    release_jobs(NOW)
    assert status() == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_workers_of_long_ago_are_forgotten() -> None:
    beat(f"{WORKER}killed", NOW - timedelta(days=2))
    beat_and_take_over("another", NOW)
    assert list(Heartbeat.objects.values_list("name", flat=True)) == [f"{WORKER}another"]


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_is_done_by_the_next(production_database: ProductionDatabase) -> None:
    environment = PRODUCTION | {"DATABASE_URL": production_database.url}
    command = f"exec {sys.executable} manage.py db_worker --interval 0.2"
    running = "UPDATE {table} SET status = 'RUNNING', worker_ids = '[\"{name}\"]', started_at = '{at}'"

    def workers() -> list[str]:
        rows = production_database.ask("SELECT name FROM config_heartbeat")
        return [name.removeprefix(WORKER) for (name,) in rows if name.startswith(WORKER)]

    with started(command, ROOT, environment) as first:
        until(lambda: len(workers()) == 1, first)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    # As it would have left a job, and some minutes later.
    production_database.ask(A_JOB.format(table=TABLE, id="0" * 32))
    at = (timezone.now() - 2 * LEASE).isoformat(sep=" ")
    production_database.ask(running.format(table=TABLE, name=workers()[0], at=at))
    production_database.ask(f"UPDATE config_heartbeat SET at = '{at}'")  # noqa: S608 - our own
    with started(command, ROOT, environment) as second:
        until(lambda: done(production_database) == 1, second)
