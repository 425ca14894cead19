from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Stores mail before sending it, so that none is lost while the mail server is down."""

    name = "outbox"
    label = "outbox"
    verbose_name = _("Uitgaande mail")
