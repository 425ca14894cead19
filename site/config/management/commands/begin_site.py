from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.beginning import begin, has_begun


class Command(BaseCommand):
    """Once, after the first ``migrate``. Touches nothing where a site has begun."""

    help = "Maak van een lege site een begin: eerste pagina's, groepen, woordenlijsten en vakanties."

    def handle(self, *args: Any, **options: Any) -> None:
        if has_begun():
            raise CommandError("Hier staat al een site. Er is niets veranderd.")
        begin()
        if options["verbosity"]:
            self.stdout.write("De site staat klaar. Maak een beheerder: manage.py createsuperuser.")
