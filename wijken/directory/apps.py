from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The social map's facts: one row per fact, no page, no language tree."""

    name = "wijken.directory"
    label = "directory"
    verbose_name = _("Sociale kaart")

    def ready(self) -> None:
        from wijken.directory import facts_changed, period_kept

        facts_changed.connect()
        period_kept.connect()
