"""The worker of django-tasks-db exits if the database is briefly unavailable; this one waits.

It also gives a sign of life, and takes over the jobs of a worker that gives none any more.
"""

from time import sleep
from typing import Any

from django.tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from config.background.leases import SignOfLife
from config.database_outage import DATABASE_AWAY, let_go

PAUSE = 5
"""Seconds between two attempts."""


class PatientWorker(db_worker.Worker):
    def run(self) -> None:
        while self.running:
            try:
                self.put_back_what_broke_off()
                super().run()
                break
            except DATABASE_AWAY as problem:
                let_go(problem)
                sleep(PAUSE)

    def put_back_what_broke_off(self) -> None:
        """A task of this worker that is still marked as running was interrupted by the lost connection."""
        for job in DBTaskResult.objects.running():
            if job.worker_ids[-1:] == [self.worker_id]:
                mine = DBTaskResult.objects.running().filter(pk=job.pk, worker_ids=job.worker_ids)
                mine.update(status=TaskResultStatus.READY)


class Command(db_worker.Command):
    def handle(self, **options: Any) -> None:  # type: ignore[override]
        # The command looks its worker up under this name.
        db_worker.Worker = PatientWorker  # type: ignore[misc]
        if not options["batch"]:
            SignOfLife(options["worker_id"]).start()
        super().handle(**options)
