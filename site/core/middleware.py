from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import get_language
from wagtail.views import serve

from core.http import ADMIN_PREFIX, SiteRequest
from core.page_tree import page_tree_context

GetResponse = Callable[[SiteRequest], HttpResponse]

PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(self), geolocation=(self), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), "
    "xr-spatial-tracking=()"
)


class RequestTimeMiddleware:
    """Read the clock once per request; everything below takes ``request.at`` as an argument."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.at = timezone.now()
        return self.get_response(request)


class PageRouteMiddleware:
    """Resolve the page of a URL in a fixed number of queries, before Wagtail looks it up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: SiteRequest,
        view: Callable[..., HttpResponse],
        args: tuple[str, ...],
        kwargs: dict[str, object],
    ) -> None:
        if view is not serve:
            return
        around = page_tree_context(request, args[0], get_language() or settings.LANGUAGE_CODE)
        try:
            route = around.route(request) if around else None
        except Http404:
            route = None
        # Where Wagtail itself caches the result (Page.route_for_request).
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]


class PermissionsPolicyMiddleware:
    """Send the Permissions-Policy header: browser features that no page uses are disabled."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class FrameAncestorsMiddleware:
    """A page that says itself which sites may show it needs no X-Frame-Options, which can name none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        if "frame-ancestors" in response.headers.get(CSP.HEADER_ENFORCE.value, ""):
            response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response


class AdminPolicyMiddleware:
    """Send a content security policy for the admin, where Wagtail needs inline scripts and styles.

    Scripts and frames are still limited to this host, so that nothing an editor pastes can call out.
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
        # A preview keeps the strict policy of the page that it shows.
        if request.path.startswith(ADMIN_PREFIX):
            response.headers.setdefault(CSP.HEADER_ENFORCE.value, self.policy)
        return response
