from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Mail that is stored before it is sent, so that nothing gets lost when the mail server is away."""

    name = "outbox"
    label = "outbox"
    verbose_name = _("Uitgaande mail")
