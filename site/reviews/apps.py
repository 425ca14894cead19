from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    """Pages that somebody should read again: on the start screen, and in a mail."""

    name = "reviews"
    label = "reviews"
    verbose_name = _("Pagina's nakijken")
