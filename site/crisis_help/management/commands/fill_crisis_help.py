from django.core.management.base import BaseCommand

from crisis_help.initial_data import fill


class Command(BaseCommand):
    help = "Add the initial crisis phrases and emergency contacts to an existing site. Keeps what is there."

    def handle(self, *args: object, **options: object) -> None:
        said = (
            "De lijst is gevuld. Bel elk nummer na."
            if fill()
            else "Er is al een lijst. Er is niets veranderd."
        )
        self.stdout.write(said)
