from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from config.background.locks import only_one
from config.backups.making import copies_in, make_copy, thin
from config.backups.parts import BackupError
from config.management.commands.upgrade import in_one_line


class Command(BaseCommand):
    help = "Copy the database and the files to a dated folder, and remove copies that are no longer needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", help="where the copies are (default: BACKUP_DIR)")
        parser.add_argument("--daily", action="store_true", help="do nothing if there is a copy of today")

    def handle(self, *args: object, **options: Any) -> None:
        place, at = Path(options["folder"] or settings.BACKUP_DIR), timezone.now()
        try:
            with only_one("backup") as mine:
                if not mine:
                    raise BackupError("another backup is running")
                if options["daily"] and any(each.date() == at.date() for each in copies_in(place)):
                    return
                copy = make_copy(place, at)
                gone = thin(place)
        except (BackupError, OSError, DatabaseError, InterfaceError) as problem:
            reason = str(problem) if isinstance(problem, BackupError) else in_one_line(problem)
            raise CommandError(f"No copy was made: {reason}.") from problem
        if options["verbosity"]:
            size = sum(path.stat().st_size for path in copy.iterdir()) / 1_000_000
            sealed = "encrypted" if settings.BACKUP_KEYS else "not encrypted, because BACKUP_KEY is not set"
            removed = f" Removed: {', '.join(gone)}." if gone else ""
            self.stdout.write(f"{copy}: {size:.1f} MB, {sealed}.{removed}")
