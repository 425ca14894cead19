"""What the menu shows to whom."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from wijken.directory.models import Listing


class ForListings(MenuItem):
    """For everybody who changes listings."""

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(Listing).user_has_permission(request.user, "change")
