from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from core.scheduled_jobs import daily_job

JOBS_KEPT_FOR = timedelta(days=14)


@daily_job("sessions")
def forget_old_sessions(at: datetime) -> str:
    forgotten, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    return f"{forgotten} deleted"


@daily_job("jobs")
def forget_finished_jobs(at: datetime) -> str:
    done = DBTaskResult.objects.finished().filter(finished_at__lt=at - JOBS_KEPT_FOR)
    forgotten, _by_model = done.delete()
    return f"{forgotten} deleted"
