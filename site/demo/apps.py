from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Demo content: YAML files, and the code that builds a site from them."""

    name = "demo"
    label = "demo"
    verbose_name = _("Voorbeeldinhoud")
