from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Keeping the facts true: confirmations, corrections, proposals. Knows the facts, not the pages."""

    name = "wijken.upkeep"
    label = "upkeep"
    verbose_name = _("Bijhouden")
