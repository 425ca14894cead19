from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

if TYPE_CHECKING:
    from core.page_tree import PageTreeContext

ADMIN_PREFIX = "/beheer/"
UNLESS_KEPT = "private, no-cache"
"""What a public page says. Where the page store keeps it, this is replaced."""


class SiteRequest(HttpRequest):
    """A request with the time it came in, set by ``RequestTimeMiddleware``."""

    at: datetime
    start_pages: dict[str, Page]
    surroundings: PageTreeContext
    """The page tree around the requested page."""
    site_frame: dict[str, Any]
    shared_part: Callable[[Hashable, Callable[[], Any]], Any]
    """``core.page_store.rendering.shared_part``; missing where there is none."""
    visitor: Any
    """The visitor's context, defined and set by a higher layer."""


def moment_of(request: HttpRequest | None) -> datetime:
    """The time of the request; now outside a request, and in a preview that bypassed the middleware."""
    return getattr(request, "at", None) or timezone.now()


def same_for_everyone(response: HttpResponse) -> None:
    """Say of a public page that its URL, the content and the time decide what is on it, and nothing else.

    Then ``core.page_store`` may keep it. A view that set another Cache-Control decided otherwise.
    """
    response.headers.setdefault("Cache-Control", UNLESS_KEPT)
    if response.headers["Cache-Control"] == UNLESS_KEPT:
        response.is_same_for_everyone = True  # type: ignore[attr-defined]
