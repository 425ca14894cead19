from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.background.clock_skew import believe, doubt
from config.background.locks import only_one
from core.scheduled_jobs import run_jobs


class Command(BaseCommand):
    help = "Run the daily jobs. Safe to run twice, and after days without a run. Fails if a job failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rounds", nargs="*", help="names of jobs to run (default: all)")

    def handle(self, *args: object, **options: Any) -> None:
        at = timezone.now()
        with only_one("daily") as mine:
            if not mine:
                raise CommandError("the daily jobs are running already")
            if reason := doubt(at):
                raise CommandError(reason)
            believe(at)
            failed = []
            for outcome in run_jobs(at, options["rounds"]):
                if options["verbosity"] or outcome.failed:
                    self.stdout.write(f"{outcome.name}: {outcome.said}")
                failed += [outcome.name] if outcome.failed else []
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
