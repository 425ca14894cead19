"""Worker, timer, and what waits for them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from config.background.clock_skew import doubt
from config.background.heartbeats import DAILY, TIMER, WORKER, last_heard
from outbox.models import Message

WORKER_LATE = timedelta(minutes=10)
TIMER_LATE = timedelta(minutes=30)
"""The daily jobs run in the timer, and take this long at most."""
JOB_LATE = timedelta(minutes=15)
JOB_LONG = timedelta(hours=1)
DAILY_LATE = timedelta(hours=30)


def runs_in_background() -> bool:
    """Elsewhere than in production, tasks run at once and there is no timer."""
    return settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db.")


def silent_worker(at: datetime) -> Iterator[str]:
    if not runs_in_background():
        return
    last = last_heard(WORKER)
    if last is None or abs(at - last) > WORKER_LATE:
        yield f"no worker was heard {since(last)}: start manage.py db_worker --interval 5"


def silent_timer(at: datetime) -> Iterator[str]:
    if not runs_in_background():
        return
    last = last_heard(TIMER)
    if last is None or abs(at - last) > TIMER_LATE:
        yield f"no timer was heard {since(last)}: start manage.py timer"


def late_daily_jobs(at: datetime) -> Iterator[str]:
    last = last_heard(DAILY)
    if runs_in_background() and last and at - last > DAILY_LATE:
        yield f"the daily jobs did not all succeed {since(last)}: run manage.py daily, which names what fails"


def waiting_mail(at: datetime) -> Iterator[str]:
    stuck = Message.objects.stuck(at)
    first = stuck.order_by("queued_at").first()
    if first:
        yield (
            f"{stuck.count()} mails wait, the first {since(first.queued_at)}:"
            " look at EMAIL_URL, and run manage.py doctor --mail with your own address"
        )
    if lost := Message.objects.given_up(at).count():
        yield f"{lost} mails were given up: look at EMAIL_URL, and run manage.py send_mail --given-up"


def waiting_jobs(at: datetime) -> Iterator[str]:
    late = DBTaskResult.objects.ready().filter(enqueued_at__lte=at - JOB_LATE).order_by("enqueued_at").first()
    if late:
        yield f"a job waits {since(late.enqueued_at)}: start manage.py db_worker, or restart it"
    long = DBTaskResult.objects.running().filter(started_at__lte=at - JOB_LONG).order_by("started_at").first()
    if long:
        yield f"a job runs {since(long.started_at)}: restart manage.py db_worker"


def doubted_clock(at: datetime) -> Iterator[str]:
    if reason := doubt(at):
        yield reason


def since(moment: datetime | None) -> str:
    return f"since {moment:%Y-%m-%d %H:%M} UTC" if moment else "ever"


CHECKS = {
    "worker": silent_worker,
    "timer": silent_timer,
    "daily jobs": late_daily_jobs,
    "mail": waiting_mail,
    "jobs": waiting_jobs,
    "clock": doubted_clock,
}
