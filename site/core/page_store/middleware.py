"""Answers with a kept page where that is the answer that the views would give."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.csp import CSP
from django.utils.translation import get_language_from_path
from wagtail.models import Site

from core.http import ADMIN_PREFIX, UNLESS_KEPT, SiteRequest
from core.models import ContentVersion
from core.page_store.next_change import CLOCKS_DIFFER, Horizon
from core.page_store.rendering import SHARED_PARTS, rendering, shared_part
from core.page_store.store import KeptPage, PageStore

GetResponse = Callable[[SiteRequest], HttpResponse]
Key = tuple[str, str, str]

A_PROXY_KEEPS = 5
"""Seconds at most. Browsers ask every time."""
NEVER_KEPT_HEADERS = ("cache-control", "content-length", "etag", "vary")
HARMLESS_VARY = {"accept-encoding", "accept-language"}
"""The languages of the site are in its URLs."""
ACCEPTS_GZIP = re.compile(r"\bgzip\b")

STORE: PageStore[Key] = PageStore(settings.PAGE_STORE_BYTES)
HORIZON = Horizon()


class PageStoreMiddleware:
    """Within compression, around everything that reads the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.seen: UUID | None = None

    def __call__(self, request: SiteRequest) -> HttpResponse:
        if not STORE.limit or not may_share(request):
            return self.get_response(request)
        # Before the page is made: what changes meanwhile has another version.
        version = ContentVersion.now()
        key = (request.scheme or "", request.get_host(), request.path)
        page = STORE.get(key) if may_ask(request) else None
        if page is None or page.version != version or not page.at - CLOCKS_DIFFER < request.at < page.until:
            if version != self.seen:
                # Wagtail keeps these for an hour, and only clears them in the process that changed them.
                Site.clear_site_root_paths_cache()
                self.seen = version
            if version is None:
                return self.get_response(request)
            until = HORIZON.until(version, request.at)
            request.shared_part = shared_part
            with rendering(version, until, f"{request.scheme}://{request.get_host()}", SHARED_PARTS):
                response = self.get_response(request)
            if not may_ask(request) or not may_keep(request, response):
                return response
            headers = {
                name: value
                for name, value in response.headers.items()
                if name.lower() not in NEVER_KEPT_HEADERS
            }
            page = KeptPage.of(response.content, headers, version, request.at, until)
            STORE.put(key, page)
        return answer(request, page)


def may_ask(request: HttpRequest) -> bool:
    """Whether a kept page may be the answer: what anybody gets who only names a URL.

    A query string is never part of a kept page: it may hold a question, a postcode or a shortlist.
    """
    return not request.META.get("QUERY_STRING") and may_share(request)


def may_share(request: HttpRequest) -> bool:
    """Whether the answer may have parts that are the same for everybody.

    In a transaction the database shows what others do not see yet.
    """
    cookies = request.COOKIES
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in cookies
        and "messages" not in cookies
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path.startswith(ADMIN_PREFIX)
        and not getattr(request, "is_dummy", False)  # a preview
        and not in_transaction()
    )


def may_keep(request: SiteRequest, response: HttpResponse) -> bool:
    """Whether this answer is the one for everybody. When in doubt, it is not."""
    return (
        getattr(response, "is_same_for_everyone", False)
        and request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not request.COOKIES
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not response.has_header("Content-Encoding")
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not getattr(request, "is_preview", False)
        and response.headers.get("Cache-Control") == UNLESS_KEPT
        and varies_on(response) <= HARMLESS_VARY
        and language_is_in_path(request)
        and not in_transaction()
    )


def in_transaction() -> bool:
    return connection.in_atomic_block


def varies_on(response: HttpResponse) -> set[str]:
    """Names in lower case. An asterisk is a name too, and not a harmless one."""
    return {name.strip().lower() for name in response.headers.get("Vary", "").split(",")} - {""}


def language_is_in_path(request: HttpRequest) -> bool:
    named = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    return getattr(request, "LANGUAGE_CODE", "") == named


def answer(request: SiteRequest, page: KeptPage) -> HttpResponse:
    if ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        response = HttpResponse(page.compressed, headers=page.headers)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.text, headers=page.headers)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Cache-Control"] = cache_control(request.at, page.until)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["ETag"] = page.etag
    conditional = get_conditional_response(request, etag=page.etag, response=response)
    if conditional is None:
        return response
    policy = CSP.HEADER_ENFORCE.value
    if policy in page.headers:
        conditional.headers[policy] = page.headers[policy]
    return conditional


def cache_control(at: datetime, until: datetime) -> str:
    seconds = min(A_PROXY_KEEPS, int((until - at).total_seconds()))
    return f"public, max-age=0, must-revalidate, s-maxage={seconds}"
