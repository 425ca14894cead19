from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MethodeConfig(AppConfig):
    """The method, published step by step."""

    name = "methode"
    label = "methode"
    verbose_name = _("De methode")
