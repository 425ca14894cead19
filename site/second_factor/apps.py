from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecondFactorConfig(AppConfig):
    """What one has, besides the password that one knows."""

    name = "second_factor"
    label = "second_factor"
    verbose_name = _("Extra beveiliging bij het inloggen")

    def ready(self) -> None:
        from second_factor import checks  # noqa: F401
