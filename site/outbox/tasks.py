"""What a worker does, or the same process where there is none."""

from django.tasks import task
from django.utils import timezone

from outbox.delivery import deliver
from outbox.models import Message


@task()
def send_message(pk: int) -> None:
    """Send one message now. What fails is tried again by ``manage.py send_mail``."""
    at = timezone.now()
    deliver(Message.objects.due(at).filter(pk=pk), at)
