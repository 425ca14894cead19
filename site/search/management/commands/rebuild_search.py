from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import rebuild


class Command(BaseCommand):
    help = "Write the search index anew from what is published. Safe to run at any time, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        written = rebuild()
        if options["verbosity"]:
            self.stdout.write(f"De zoekindex is klaar: {written} vindbare dingen.")
