from django.utils.translation import gettext_lazy as _

from core.models import CacheToken


class CrisisHelpState(CacheToken):
    """Changes with any of the other models of this app."""

    class Meta:
        verbose_name = _("stand van de lijst bij nood")
