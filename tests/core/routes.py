"""Every address of the site, and who gets past its door. Nothing is drawn: only the door is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver

from wijken.directory.history_for_editors import HistoryForEditorsMiddleware

ADMIN = "beheer/"
HOME, LOGIN = "/beheer/", "/beheer/login/"
SHUT = (401, 403, 404)


class Route(NamedTuple):
    """An address: its name, what it looks like, what it asks for, and what answers."""

    name: str
    pattern: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def is_for_editors(self) -> bool:
        return self.pattern.startswith(ADMIN)


def routes() -> Iterator[Route]:
    """All of them, in the order in which they are tried."""
    yield from _walk(get_resolver().url_patterns, (), "")


def _walk(patterns: list[Any], spaces: tuple[str, ...], before: str) -> Iterator[Route]:
    for one in patterns:
        text = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, (*spaces, one.namespace) if one.namespace else spaces, text)
        elif isinstance(one, URLPattern):
            asked = re.findall(r"<(?:\w+:)?(\w+)>", str(text))
            yield Route(":".join([*spaces, one.name or text]), text, tuple(asked), one.callback)


def gets_in(route: Route, user: Any, arguments: dict[str, Any], query: dict[str, str]) -> bool:
    """Whether this person gets past the door. Whatever happens behind it is undone."""
    with transaction.atomic():
        answer = _knock(route, user, arguments, RequestFactory().get("/", query))
        if answer is not None and answer.status_code == 405:
            answer = _knock(route, user, arguments, RequestFactory().post("/", query))
        transaction.set_rollback(True)
    if answer is None:
        return True
    return not (
        answer.status_code in SHUT or answer.headers.get("Location", "").split("?")[0] in (HOME, LOGIN)
    )


DOORS = [HistoryForEditorsMiddleware(lambda request: HttpResponse())]


def _at_the_door(request: Any, route: Route, arguments: dict[str, Any]) -> HttpResponse | None:
    """What a middleware says of this address before its view is asked."""
    return next(filter(None, (door.process_view(request, route.view, (), arguments) for door in DOORS)), None)


def _knock(route: Route, user: Any, arguments: dict[str, Any], request: Any) -> HttpResponse | None:
    request.user, request.session, request.at = user, SessionStore(), datetime(2026, 11, 24, tzinfo=UTC)
    request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
    request.resolver_match = ResolverMatch(
        route.view, (), arguments, url_name=route.name.split(":")[-1], namespaces=route.name.split(":")[:-1]
    )
    try:
        return _at_the_door(request, route, arguments) or route.view(request, **arguments)
    except PermissionDenied:
        return HttpResponse(status=403)
    except Http404:
        return HttpResponse(status=404)
    except Exception:  # the door was open, and the view missed what a real request would have brought
        return None
