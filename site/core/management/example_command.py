from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class ExampleCommand(BaseCommand):
    """Base class of commands that create fictional accounts, pages or records; refuses in production."""

    def execute(self, *args: object, **options: object) -> str | None:
        if not settings.EXAMPLES_ALLOWED:
            raise CommandError(
                "Dit is de echte site: hier komen geen voorbeelden en geen accounts met een bekend "
                "wachtwoord. Een lege site begin je met: manage.py begin_site."
            )
        return super().execute(*args, **options)
