from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.catalogues import catalogue_files, compile_catalogue


class Command(BaseCommand):
    help = "Make the interface texts of every language ready for use, without gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in catalogue_files(Path(folder)):
                if compile_catalogue(path) and options["verbosity"]:
                    self.stdout.write(f"{path.parent.parent.name}: ready")
