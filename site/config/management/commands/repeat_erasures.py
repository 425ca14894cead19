from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from config.backups.erasing import erase_again, give_no_number_twice
from core.erasures.journal import entries_since


class Command(BaseCommand):
    help = "Erase again what was erased since a copy was made. Part of manage.py restore; safe to repeat."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("since", help="when the copy was made, such as 2026-11-30T03:15:00+00:00")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            since = datetime.fromisoformat(options["since"])
            entries, unreadable = entries_since(since)
        except (ValueError, TypeError) as problem:
            raise CommandError(
                "Write the time with its zone, such as 2026-11-30T03:15:00+00:00."
            ) from problem
        with transaction.atomic():
            changed, refused = erase_again(entries)
            give_no_number_twice(entries)
        self.stdout.write(f"Erased again: {changed}, of {len(entries)} that the journal names.")
        for entry in refused:
            self.stderr.write(f"Not erased, something still refers to it: {entry.kind} {entry.key}.")
        if unreadable:
            self.stdout.write(f"{unreadable} lines of the journal cannot be read.")
