from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.daily import run_rounds


class Command(BaseCommand):
    help = (
        "The daily round. Safe to run twice, and after days of rest. Ends with an error when a round failed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rounds", nargs="*", help="only these rounds (default: all of them)")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for outcome in run_rounds(timezone.now(), options["rounds"]):
            if options["verbosity"] or outcome.failed:
                self.stdout.write(f"{outcome.name}: {outcome.said}")
            failed += [outcome.name] if outcome.failed else []
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
