from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from core.daily import daily_round

JOBS_KEPT_FOR = timedelta(days=14)


@daily_round("sessions")
def forget_old_sessions(at: datetime) -> str:
    forgotten, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    return f"{forgotten} forgotten"


@daily_round("jobs")
def forget_finished_jobs(at: datetime) -> str:
    done = DBTaskResult.objects.finished().filter(finished_at__lt=at - JOBS_KEPT_FOR)
    forgotten, _by_model = done.delete()
    return f"{forgotten} forgotten"
