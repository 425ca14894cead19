"""Throttle known browsers separately."""

from collections.abc import Callable

from django.http import HttpResponse

from accounts.throttling import remember_browser
from core.http import ADMIN_PREFIX, SiteRequest

GetResponse = Callable[[SiteRequest], HttpResponse]


class KnownBrowserMiddleware:
    """After a log-in, set a cookie by which this browser is recognised at the next one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and request.path.startswith(ADMIN_PREFIX):
            name = getattr(request, "just_logged_in", "")
            if name:
                remember_browser(request, response, name)
        return response
