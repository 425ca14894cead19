from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.catalogues import messages_in_code, update_catalogue


class Command(BaseCommand):
    help = "Bring the catalogues up to date with the texts in code and templates (needs Babel)."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.LOCALE_PATHS[0])
        messages = list(messages_in_code(settings.ROOT))
        for code, _name in settings.LANGUAGES:
            if code != settings.LANGUAGE_CODE:
                path = folder / code / "LC_MESSAGES" / "django.po"
                added, dropped = update_catalogue(path, messages)
                self.stdout.write(f"{code}: {added} added, {dropped} dropped")
