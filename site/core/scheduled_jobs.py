"""Daily jobs. An app registers its own in its module ``jobs``::

    @daily_job("mail")
    def delete_old_mail(at: datetime) -> str:
        return "3 deleted"

A job may run twice a day, and again after days without running: it looks at what is due at ``at``, never at
when it last ran. If it fails its transaction is rolled back, and the other jobs still run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)

Work = Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class Job:
    """One daily job. ``in_one_go``: in a single transaction; off for jobs that wait for other hosts."""

    name: str
    work: Work
    in_one_go: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    said: str
    failed: bool = False


JOBS: dict[str, Job] = {}


def daily_job(name: str, *, in_one_go: bool = True) -> Callable[[Work], Work]:
    """Register a daily job. It gets the time and returns one sentence about what it did."""

    def hang_up(work: Work) -> Work:
        if name in JOBS and JOBS[name].work is not work:
            raise ValueError(f"a daily job named {name} already exists")
        JOBS[name] = Job(name, work, in_one_go)
        return work

    return hang_up


def run_jobs(at: datetime, names: list[str] | None = None) -> Iterator[Outcome]:
    """Run all jobs, or those of ``names``, and yield each outcome."""
    autodiscover_modules("jobs")
    for name in names or sorted(JOBS):
        round_ = JOBS[name]
        try:
            with transaction.atomic() if round_.in_one_go else nullcontext():
                said = round_.work(at)
        except Exception:
            logger.exception("The daily job %s failed", name)
            yield Outcome(name, "failed", failed=True)
        else:
            yield Outcome(name, said)
