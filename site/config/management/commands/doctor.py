from argparse import ArgumentParser
from typing import Any

from django.core.mail import EmailMessage, mailers
from django.core.management.base import BaseCommand
from django.utils import timezone

from config.health.checks import CHECKS, run


class Command(BaseCommand):
    help = "Say in words what is wrong with this site, and what to do. Exits with 1 if something is."
    # They are among what the doctor looks at.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mail", metavar="ADDRESS", help="also send a test letter to this address")

    def handle(self, *args: object, **options: Any) -> None:
        found = run(CHECKS, timezone.now())
        for check in CHECKS:
            self.tell(check.name, found.get(check.name, ["not looked at, because it needs the database"]))
        letter = self.send_letter(options["mail"]) if options["mail"] else []
        if any(found.values()) or letter:
            raise SystemExit(1)

    def tell(self, name: str, problems: list[str]) -> None:
        for problem in problems:
            self.stdout.write(f"WRONG  {name}: {problem}")
        if not problems:
            self.stdout.write(f"ok     {name}")

    def send_letter(self, address: str) -> list[str]:
        """Around the outbox, so that the answer of the mail server is known now."""
        letter = EmailMessage("Test", "This letter was sent by manage.py doctor.\n", to=[address])
        problems = []
        try:
            mailers["outgoing"].send_messages([letter])
        except Exception as problem:
            problems = [f"not sent ({type(problem).__name__}): look at EMAIL_URL and DEFAULT_FROM_EMAIL"]
        self.tell("test letter", problems)
        return problems
