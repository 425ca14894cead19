from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from outbox.delivery import deliver
from outbox.models import Message


class Command(BaseCommand):
    help = "Send the mail that waits: what failed before, and what no worker took. Run it every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        sent = deliver(Message.objects.due(at), at)
        waiting = Message.objects.filter(state=Message.State.WAITING).count()
        if options["verbosity"]:
            self.stdout.write(f"{sent} sent, {waiting} waiting")
