from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecondFactorConfig(AppConfig):
    """Two-factor authentication."""

    name = "accounts.second_factor"
    label = "second_factor"
    verbose_name = _("Extra beveiliging bij het inloggen")

    def ready(self) -> None:
        from accounts.second_factor import checks  # noqa: F401
