from django.core.management.base import BaseCommand

from search.index.writer import rebuild


class Command(BaseCommand):
    help = "Rebuild the search index from published content. Safe to run at any time, and repeatedly."

    def handle(self, *args: object, **options: object) -> None:
        written = rebuild()
        if options["verbosity"]:
            self.stdout.write(f"De zoekindex is klaar: {written} vindbare dingen.")
