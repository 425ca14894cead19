"""What happens every day about confirmations: asking, and forgetting who was asked long ago."""

from datetime import datetime, timedelta

from core.daily import daily_round
from wijken.upkeep.models import Ask

from .asking import ask_around

KEPT_FOR = timedelta(days=400)
"""A year and a month: the limit of mails a year looks back one year."""


@daily_round("klopt-dit-nog", in_one_go=False)
def ask(at: datetime) -> str:
    return f"{ask_around(at)} mails"


@daily_round("oude-vragen")
def forget(at: datetime) -> str:
    forgotten, _by_model = Ask.objects.filter(asked_at__lt=at - KEPT_FOR).delete()
    return f"{forgotten} forgotten"
