from django.core.management.base import BaseCommand, CommandError

from config.initial_content import begin, has_begun


class Command(BaseCommand):
    """Run once, after the first ``upgrade``. Does nothing if the site has content."""

    help = "Maak van een lege site een begin: eerste pagina's, groepen, woordenlijsten en vakanties."

    def handle(self, *args: object, **options: object) -> None:
        if has_begun():
            raise CommandError("Hier staat al een site. Er is niets veranderd.")
        begin()
        if options["verbosity"]:
            self.stdout.write("De site staat klaar. Maak een beheerder: manage.py createsuperuser.")
