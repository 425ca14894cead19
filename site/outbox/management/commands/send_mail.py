from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from outbox.delivery import deliver
from outbox.models import Message


class Command(BaseCommand):
    help = "Send pending mail: what failed before, and what no worker picked up. Run it every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--given-up",
            action="store_true",
            help="First put back what was given up: the mail server works again.",
        )

    def handle(self, *args: object, **options: object) -> None:
        at = timezone.now()
        if options["given_up"]:
            Message.objects.try_again(at)
        sent = deliver(Message.objects.due(at), at)
        waiting = Message.objects.filter(state=Message.State.WAITING).count()
        if options["verbosity"]:
            self.stdout.write(f"{sent} sent, {waiting} waiting")
