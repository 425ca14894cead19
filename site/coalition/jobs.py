"""Delete contact details some time after the answer."""

from datetime import datetime, timedelta

from coalition.models import Letter
from core.scheduled_jobs import daily_job

KEPT = timedelta(days=183)


@daily_job("coalition")
def forget_who_wrote(at: datetime) -> str:
    known = Letter.objects.answered_before(at - KEPT).exclude(name="", email="", phone="", text="", answer="")
    forgotten = known.update(name="", email="", phone="", text="", answer="")
    return f"{forgotten} letters anonymised"
