from datetime import datetime

from core.scheduled_jobs import daily_job
from wijken.following.weekly import send_weekly_mails


@daily_job("volgen-per-mail", in_one_go=False)
def mail_followers(at: datetime) -> str:
    return f"{send_weekly_mails(at)} mails"
