from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WijkenConfig(AppConfig):
    """Pages about neighbourhoods; the records are in ``wijken.directory``."""

    name = "wijken"
    label = "wijken"
    verbose_name = _("Wijken")

    def ready(self) -> None:
        from core.generated_files.registry import makes
        from core.page_store.next_change import next_change
        from wijken.agenda.next_change import beginning_or_end
        from wijken.agenda.week_pdf import week_paper
        from wijken.directory.previews import register_previews
        from wijken.neighbourhoods.preview import render_neighbourhood
        from wijken.social_map.detail import render_listing

        makes("week", _("De week van een wijk op papier"))(week_paper)
        register_previews(listing=render_listing, neighbourhood=render_neighbourhood)
        next_change(beginning_or_end)
