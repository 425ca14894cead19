from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from core.translation_catalogues import messages_in_code, update_catalogue


class Command(BaseCommand):
    help = "Update the translation catalogues from the texts in code and templates (requires Babel)."

    def handle(self, *args: object, **options: object) -> None:
        folder = Path(settings.LOCALE_PATHS[0])
        messages = list(messages_in_code(settings.ROOT))
        for code, _name in settings.LANGUAGES:
            if code != settings.LANGUAGE_CODE:
                path = folder / code / "LC_MESSAGES" / "django.po"
                added, dropped = update_catalogue(path, messages)
                self.stdout.write(f"{code}: {added} added, {dropped} dropped")
