"""``/healthz`` says that the process is alive, ``/readyz`` that the site can do its work."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.health.checks import CHECKS, Problems, run

GetResponse = Callable[[HttpRequest], HttpResponse]
THIS_HOST = ("127.0.0.1", "::1", "")
"""Empty: through a socket file."""
BY_A_PROXY = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "HTTP_VIA")
FOR_READY = tuple(check for check in CHECKS if check.for_ready)
KEPT_FOR = timedelta(seconds=10)


class HealthMiddleware:
    """Answer the host itself before anything looks at host name and TLS: by IP address and plain HTTP."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = {"/healthz": alive, "/readyz": ready}.get(request.path_info)
        return view(request) if view and is_of_this_host(request) else self.get_response(request)


def is_of_this_host(request: HttpRequest) -> bool:
    """A proxy on this host passes on what strangers ask, and says so."""
    return request.META.get("REMOTE_ADDR") in THIS_HOST and not any(
        name in request.META for name in BY_A_PROXY
    )


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Without database: a process that waits for one must not be restarted."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Strangers get yes or no, and cause no more work than once in a while."""
    at = timezone.now()
    if is_of_this_host(request):
        found = run(FOR_READY, at)
        return answer({"checks": {name: "; ".join(texts) or "ok" for name, texts in found.items()}}, found)
    return answer({}, LAST.problems(at))


def answer(details: dict[str, object], found: Problems) -> JsonResponse:
    is_ready = not any(found.values())
    return JsonResponse({"ready": is_ready} | details, status=200 if is_ready else 503)


class LastLook:
    """Shared by the threads of this process."""

    at: datetime | None = None
    found: Problems = {}

    def problems(self, at: datetime) -> Problems:
        if self.at is None or abs(at - self.at) > KEPT_FOR:
            self.at = at
            self.found = run(FOR_READY, at)
        return self.found


LAST = LastLook()
