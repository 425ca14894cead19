from django.core.management.base import BaseCommand

from config.roles import ROLES, WORKFLOW, set_up_roles


class Command(BaseCommand):
    """Safe on a running site: adds and corrects, and deletes only what Wagtail created and nobody uses."""

    help = "Zet de groepen, hun rechten en het nakijken door de redactie goed."

    def handle(self, *args: object, **options: object) -> None:
        set_up_roles()
        if options["verbosity"]:
            self.stdout.write(f"Groepen: {', '.join(ROLES)}. Werkstroom: {WORKFLOW}.")
