from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from second_factor.changes import reset


class Command(BaseCommand):
    help = "Take the second factor off an account, for when the last administrator lost the phone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="with which the account logs in")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["name"]).first()
        if user is None or not reset(user, timezone.now()):
            raise CommandError("No account of that name has a second factor.")
        self.stdout.write("The second factor is off, and open browsers of this account are logged out.")
