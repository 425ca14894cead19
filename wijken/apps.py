from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WijkenConfig(AppConfig):
    """The pages about the neighbourhoods; the facts themselves live in ``wijken.directory``."""

    name = "wijken"
    label = "wijken"
    verbose_name = _("Wijken")
