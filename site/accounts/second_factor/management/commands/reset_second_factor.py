from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.second_factor.actions import reset


class Command(BaseCommand):
    help = "Remove the second factor from an account, for an administrator who lost their phone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the user name of the account")

    def handle(self, *args: object, **options: object) -> None:
        user = get_user_model().objects.filter(username=options["name"]).first()
        if user is None or not reset(user, timezone.now()):
            raise CommandError("No account with that name has a second factor.")
        self.stdout.write("The second factor was removed, and all sessions of this account were ended.")
