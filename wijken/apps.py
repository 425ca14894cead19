from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WijkenConfig(AppConfig):
    """The pages about the neighbourhoods; the facts themselves live in ``wijken.directory``."""

    name = "wijken"
    label = "wijken"
    verbose_name = _("Wijken")

    def ready(self) -> None:
        from core.made_files import makes
        from wijken.directory.previews import register_previews
        from wijken.listing_view import render_listing
        from wijken.neighbourhood_preview import render_neighbourhood
        from wijken.week_paper import week_paper

        makes("week", _("De week van een wijk op papier"), holds_stories=False)(week_paper)
        register_previews(listing=render_listing, neighbourhood=render_neighbourhood)
