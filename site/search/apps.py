from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """One Dutch search over the social map, the method and the stories."""

    name = "search"
    label = "search"
    verbose_name = _("Zoeken")

    def ready(self) -> None:
        from search import keeping_in_step  # noqa: F401 - connects the signals
        from search.social_map import IndexFinder
        from wijken.finding import register_finder

        register_finder(IndexFinder())
