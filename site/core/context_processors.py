"""What the frame around every page needs, read only when a template asks for it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.middleware import ADMIN_PREFIX
from core.models import SiteSettings
from core.navigation import main_menu, page_at


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Site settings, main menu and the address of the social map, each as a lazy value."""
    if request.path.startswith(ADMIN_PREFIX) and not getattr(request, "is_preview", False):
        return {}
    at = getattr(request, "at", None) or timezone.now()
    language = get_language() or "nl"
    return {
        "at": at,
        "site_settings": SimpleLazyObject(lambda: SiteSettings.for_request(request)),
        "main_menu": SimpleLazyObject(lambda: main_menu(request, at, language)),
        "social_map_url": SimpleLazyObject(lambda: page_at(request, "sociale-kaart", language)),
    }
