"""Context for the layout of every page, read only if a template uses it."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.http import ADMIN_PREFIX, SiteRequest, moment_of
from core.models import SiteSettings
from core.navigation import home_url, other_homes, read_menus
from core.page_store.rendering import shared_part


def site_frame(request: SiteRequest) -> dict[str, Any]:
    """Site settings, main menu and URL of the social map, each as a lazy value; once per request."""
    kept: dict[str, Any] | None = getattr(request, "site_frame", None)
    if kept is None:
        kept = request.site_frame = _read(request)
    return kept


def _read(request: SiteRequest) -> dict[str, Any]:
    if request.path.startswith(ADMIN_PREFIX) and not getattr(request, "is_preview", False):
        return {}
    at = moment_of(request)
    language = get_language() or "nl"
    menus = cache(lambda: read_menus(request, at, language))
    own = cache(lambda: shared_part("site settings", lambda: SiteSettings.for_request(request)))
    return {
        "at": at,
        # Asking who it is would read the session, and then the page would differ for each cookie.
        "may_be_logged_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "site_settings": SimpleLazyObject(own),
        "site_notice": SimpleLazyObject(lambda: own().announcement),
        "home_url": SimpleLazyObject(lambda: home_url(request, language)),
        "other_homes": SimpleLazyObject(lambda: other_homes(request, language)),
        "main_menu": SimpleLazyObject(lambda: menus().main),
        "footer_menu": SimpleLazyObject(lambda: menus().footer),
        "social_map_url": SimpleLazyObject(lambda: menus().social_map_url),
        "agenda_url": SimpleLazyObject(lambda: menus().agenda_url),
    }
