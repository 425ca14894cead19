from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What the method and the neighbourhoods share; knows neither."""

    name = "core"
    label = "core"
    verbose_name = _("Basis van de site")

    def ready(self) -> None:
        from core import checks  # noqa: F401
