"""A job whose worker gives no more signs of life goes to the next worker."""

import logging
from datetime import datetime, timedelta
from threading import Thread
from time import sleep

from django.db import connections
from django.db.models import Q
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.background.heartbeats import WORKER, beat
from config.database_outage import DATABASE_AWAY, let_go
from config.models import Heartbeat

log = logging.getLogger(__name__)
SECONDS_BETWEEN_BEATS = 30
LEASE = timedelta(minutes=2)
TRIES = 3
"""A job that ends its worker time after time, for instance for lack of memory, is given up."""
FORGOTTEN_AFTER = timedelta(days=1)


class SignOfLife(Thread):
    """Beats as long as the process lives, also during a long job."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="sign of life", daemon=True)
        self.worker_id = worker_id

    def run(self) -> None:
        while True:
            try:
                beat_and_take_over(self.worker_id, timezone.now())
            except DATABASE_AWAY as problem:
                let_go(problem)
            except Exception:
                log.exception("The worker could not give a sign of life")
            finally:
                connections.close_all()  # of this thread
            sleep(SECONDS_BETWEEN_BEATS)


def beat_and_take_over(worker_id: str, at: datetime) -> None:
    beat(f"{WORKER}{worker_id}", at)
    Heartbeat.objects.filter(name__startswith=WORKER, at__lt=at - FORGOTTEN_AFTER).delete()
    release_jobs(at)


def release_jobs(at: datetime) -> None:
    """Requeue what a worker without signs of life left running. A time in the future is no sign of life."""
    heard = Heartbeat.objects.filter(name__startswith=WORKER, at__gt=at - LEASE, at__lt=at + LEASE)
    living = {name.removeprefix(WORKER) for name in heard.values_list("name", flat=True)}
    long_ago = Q(started_at__lte=at - LEASE) | Q(started_at__gte=at + LEASE)
    for job in DBTaskResult.objects.running().filter(long_ago):
        if living & set(job.worker_ids[-1:]):
            continue
        # Unless another worker took it meanwhile.
        mine = DBTaskResult.objects.running().filter(long_ago, pk=job.pk)
        if len(job.worker_ids) < TRIES:
            if mine.update(status=TaskResultStatus.READY):
                log.warning("A job was left by its worker and goes back: %s", job.task_path)
        elif mine.update(
            status=TaskResultStatus.FAILED, finished_at=at, exception_class_path="builtins.InterruptedError"
        ):
            log.error("A job was left by %d workers and is given up: %s", TRIES, job.task_path)
