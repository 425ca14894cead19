"""What every request gets, and what every answer carries."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import get_language

from core.http import SiteRequest
from core.login_limit import remember_browser

GetResponse = Callable[[SiteRequest], HttpResponse]

ADMIN_PREFIX = "/beheer/"
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(self), geolocation=(self), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), "
    "xr-spatial-tracking=()"
)


class MomentMiddleware:
    """Reads the clock once per request: everything below takes ``request.at`` as an argument."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.at = timezone.now()
        return self.get_response(request)


class PageRouteMiddleware:
    """Finds the page of an address in a fixed number of queries, before Wagtail starts to look for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: SiteRequest, view: Any, args: tuple[Any, ...], kwargs: Any) -> None:
        from wagtail.views import serve

        from core.surroundings import surroundings_of

        if view is not serve:
            return
        around = surroundings_of(request, args[0], get_language() or settings.LANGUAGE_CODE)
        try:
            route = around.route(request) if around else None
        except Http404:
            route = None
        # Wagtail's own place to keep the answer (Page.route_for_request).
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]


class PermissionsPolicyMiddleware:
    """Tells the browser which of its abilities no page of ours may use."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class AdminPolicyMiddleware:
    """Gives the editors' side a content policy of its own: Wagtail has inline scripts and styles there.

    Scripts and frames still come from this host alone, so that nothing that an editor pastes can call out.
    """

    policy = "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        # A preview comes with the strict policy of the page that it shows, and keeps it.
        if request.path.startswith(ADMIN_PREFIX):
            response.headers.setdefault(CSP.HEADER_ENFORCE.value, self.policy)
        return response


class KnownBrowserMiddleware:
    """After a log-in on the editors' side, lets the browser prove next time that the owner sits there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and request.path.startswith(ADMIN_PREFIX):
            name = getattr(request, "just_logged_in", "")
            if name:
                remember_browser(request, response, name)
        return response
