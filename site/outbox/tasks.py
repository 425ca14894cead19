from django.tasks import task
from django.utils import timezone

from outbox.delivery import deliver
from outbox.models import Message


@task()
def send_message(pk: int) -> None:
    """Send one message now. ``manage.py send_mail`` retries failures."""
    at = timezone.now()
    deliver(Message.objects.due(at).filter(pk=pk), at)
