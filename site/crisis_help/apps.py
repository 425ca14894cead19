from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CrisisHelpConfig(AppConfig):
    """Emergency contacts for people whose search suggests that they are in danger."""

    name = "crisis_help"
    label = "crisis_help"
    verbose_name = _("Wie bel je bij nood")

    def ready(self) -> None:
        from crisis_help import signals

        signals.connect()
