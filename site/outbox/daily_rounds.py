from datetime import datetime

from core.daily import daily_round
from outbox.models import Message


@daily_round("mail")
def forget_old_mail(at: datetime) -> str:
    """What was sent or refused long ago holds addresses: it goes."""
    forgotten, _by_model = Message.objects.forgettable(at).delete()
    return f"{forgotten} forgotten"
