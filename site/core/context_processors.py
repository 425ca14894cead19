"""What the frame around every page needs, read only when a template asks for it."""

from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.http import SiteRequest
from core.middleware import ADMIN_PREFIX
from core.models import SiteSettings
from core.navigation import home_url, read_menus


def site_frame(request: SiteRequest) -> dict[str, Any]:
    """Site settings, main menu and the address of the social map, each as a lazy value."""
    if request.path.startswith(ADMIN_PREFIX) and not getattr(request, "is_preview", False):
        return {}
    at = getattr(request, "at", None) or timezone.now()
    language = get_language() or "nl"
    menus = cache(lambda: read_menus(request, at, language))
    settings = cache(lambda: SiteSettings.for_request(request))
    return {
        "at": at,
        "site_settings": SimpleLazyObject(settings),
        "site_notice": SimpleLazyObject(lambda: settings().notice),
        "home_url": SimpleLazyObject(lambda: home_url(request, language)),
        "main_menu": SimpleLazyObject(lambda: menus().main),
        "footer_menu": SimpleLazyObject(lambda: menus().footer),
        "social_map_url": SimpleLazyObject(lambda: menus().social_map_url),
        "agenda_url": SimpleLazyObject(lambda: menus().agenda_url),
    }
