from datetime import datetime

from core.scheduled_jobs import daily_job
from outbox.models import Message


@daily_job("mail")
def forget_old_mail(at: datetime) -> str:
    """Delete sent and failed mail after a while, because it contains addresses."""
    forgotten, _by_model = Message.objects.expired_for_retention(at).delete()
    return f"{forgotten} deleted"
