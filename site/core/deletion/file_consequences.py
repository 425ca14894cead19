"""What visitors lose when an uploaded file is deleted; pages that use it are named in ``uses``."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from core.deletion.consequences import consequence
from core.models import SiteDocument, SiteImage


@consequence(SiteDocument)
def links_to_the_document_break(document: SiteDocument, at: datetime) -> Iterator[str]:
    yield _("Wie de link naar dit bestand heeft, kan het dan niet meer openen.")


@consequence(SiteImage)
def pages_go_without_the_image(image: SiteImage, at: datetime) -> Iterator[str]:
    yield _("Bezoekers zien dan op die plek geen afbeelding. Je kunt haar niet terughalen.")
