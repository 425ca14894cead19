from django.utils.translation import gettext_lazy as _

from core import bulk_changes
from core.models import CacheToken


class IndexVersion(CacheToken):
    """Changes with every record of the directory."""

    class Meta:
        verbose_name = _("stand van de sociale kaart")
        db_table = "directory_factsstate"

    @classmethod
    def renew(cls) -> None:
        if not bulk_changes.are_going_on():
            super().renew()
