from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoalitionConfig(AppConfig):
    """Where the method and the neighbourhoods meet the people who want to ask, tell or join."""

    name = "coalition"
    label = "coalition"
    verbose_name = _("Coalitie")
