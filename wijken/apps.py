from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WijkenConfig(AppConfig):
    """The pages about the neighbourhoods; the facts themselves live in ``wijken.directory``."""

    name = "wijken"
    label = "wijken"
    verbose_name = _("Wijken")

    def ready(self) -> None:
        from wijken.directory.previews import register_listing_preview
        from wijken.listing_view import render_listing

        register_listing_preview(render_listing)
