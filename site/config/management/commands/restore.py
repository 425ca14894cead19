from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError

from config.background.locks import only_one
from config.backups.manifest import Manifest
from config.backups.parts import BackupError
from config.backups.restoring import HalfwayError, is_behind, put_back
from config.management.commands.upgrade import in_one_line
from core.erasures import journal


class Command(BaseCommand):
    help = "Put a copy back into an empty database and MEDIA_ROOT, and erase again what was erased since."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", help="the dated folder that manage.py backup made")
        parser.add_argument(
            "--without-journal",
            action="store_true",
            help="the journal of erasures is lost: what was erased since the copy comes back",
        )

    def handle(self, *args: object, **options: Any) -> None:
        try:
            if not (journal.has_begun() or options["without_journal"]):
                raise BackupError(
                    "the journal of erasures is not at ERASURE_JOURNAL, and what was erased since would"
                    " come back. Put it there, or say --without-journal"
                )
            with only_one("upgrade") as mine:
                if not mine:
                    raise BackupError("manage.py upgrade is running")
                manifest = put_back(Path(options["folder"]))
        except (BackupError, OSError, DatabaseError, InterfaceError) as problem:
            reason = str(problem) if isinstance(problem, BackupError) else in_one_line(problem)
            raise CommandError(f"Nothing was changed: {reason}.") from problem
        except HalfwayError as problem:
            raise CommandError(
                f"The database is back, but not all files are ({problem}). Empty the database and MEDIA_ROOT,"
                " and run manage.py restore again."
            ) from problem
        self.finish(manifest)
        if options["verbosity"]:
            self.stdout.write(
                f"The copy of {manifest.moment:%Y-%m-%d %H:%M} UTC is back, with {manifest.files} files."
                " Next: manage.py upgrade, start all processes, and manage.py timer --believe-the-clock."
            )

    def finish(self, manifest: Manifest) -> None:
        """Erasing takes the tables of this version."""
        try:
            if is_behind(manifest):
                call_command("migrate", interactive=False, verbosity=0)
            call_command("repeat_erasures", manifest.made_at, stdout=self.stdout)
        except Exception as problem:
            raise CommandError(
                f"The copy is back, but what was erased since is not erased again ({in_one_line(problem)})."
                f" First run manage.py upgrade and manage.py repeat_erasures {manifest.made_at}."
            ) from problem
