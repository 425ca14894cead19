from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from core.translation_catalogues import catalogue_files, compile_catalogue


class Command(BaseCommand):
    help = "Compile the translation catalogues of all languages, without gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in catalogue_files(Path(folder)):
                if compile_catalogue(path) and options["verbosity"]:
                    self.stdout.write(f"{path.parent.parent.name}: ready")
