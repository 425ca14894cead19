"""A form for something new makes it once, also when its autosave and the button arrive at the same time.

Whichever comes first makes it. The other one waits for that, and then edits what was made: see
``browser_windows.carry_on_with_what_was_made``. Both are requests of one window, so nobody else waits.
"""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from core.edit_conflicts.browser_windows import windows_of


class OneCreationMiddleware:
    """Runs the views that create a page or snippet one after the other for each window."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponse | None:
        creates = request.resolver_match is not None and request.resolver_match.url_name in ("add", "create")
        if request.method != "POST" or not creates:
            return None
        windows = windows_of(request)
        if not windows:
            return None
        with transaction.atomic():
            # The oldest id, which forms that were rendered again share. SQLite has one writer anyway.
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(windows[-1].bytes)])
            return view(request, *args, **kwargs)
