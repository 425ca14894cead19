from django.utils.translation import gettext_lazy as _

from .cache_token import CacheToken


class ContentVersion(CacheToken):
    """Changes with everything that pages show. Triggers renew it: see ``core.page_store.triggers``."""

    class Meta:
        verbose_name = _("stand van de inhoud")
