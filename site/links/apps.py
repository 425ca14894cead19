from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    """Checks external links in published texts and directory records."""

    name = "links"
    label = "links"
    verbose_name = _("Links naar buiten")

    def ready(self) -> None:
        from links import signals

        signals.connect()
