from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """One Dutch search over the social map, the method and the stories."""

    name = "search"
    label = "search"
    verbose_name = _("Zoeken")

    def ready(self) -> None:
        from search.index import signals  # noqa: F401 - connects the signals
        from search.social_map_backend import IndexFinder
        from wijken.social_map.search_backend import register_search_backend

        register_search_backend(IndexFinder())
