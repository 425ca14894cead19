from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """Reader feedback on pages: was this useful, or is something wrong?"""

    name = "feedback"
    label = "feedback"
    verbose_name = _("Reacties op pagina's")
