from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    """Links from published texts and facts to other sites: do they still work?"""

    name = "links"
    label = "links"
    verbose_name = _("Links naar buiten")

    def ready(self) -> None:
        from links import keeping_in_step

        keeping_in_step.connect()
