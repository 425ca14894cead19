from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    """Reminders to review pages, on the dashboard and by mail."""

    name = "reviews"
    label = "reviews"
    verbose_name = _("Pagina's nakijken")
