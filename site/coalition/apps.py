from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoalitionConfig(AppConfig):
    """Letters from people who want to ask, tell something or join."""

    name = "coalition"
    label = "coalition"
    verbose_name = _("Coalitie")
