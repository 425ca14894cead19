"""Every URL of the site, and the response to each user, rendered as in a browser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "beheer/"
HOME, LOGIN = "/beheer/", "/beheer/login/"
SHUT = (401, 403, 404)
PARAMETER = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")
"""As in a path pattern, or as in a regular expression."""


class Route(NamedTuple):
    """A URL: its name, its pattern, and its parameters."""

    name: str
    pattern: str
    parameters: tuple[str, ...]
    view: Any = None

    @property
    def is_for_editors(self) -> bool:
        return self.pattern.startswith(ADMIN)

    def url(self, arguments: dict[str, Any]) -> str:
        filled = PARAMETER.sub(lambda found: str(arguments[found[1] or found[2]]), self.pattern)
        return "/" + re.sub(r"[\^$\\]", "", filled)


def routes() -> Iterator[Route]:
    """All URLs, in the order in which they are matched."""
    yield from _walk(get_resolver().url_patterns, (), "")


def _walk(patterns: list[Any], spaces: tuple[str, ...], before: str) -> Iterator[Route]:
    for one in patterns:
        text = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, (*spaces, one.namespace) if one.namespace else spaces, text)
        elif isinstance(one, URLPattern):
            asked = tuple(found[1] or found[2] for found in PARAMETER.finditer(text))
            yield Route(":".join([*spaces, one.name or text]), text, asked, one.callback)


class Answered(NamedTuple):
    """A response. ``says`` is all readable text, including messages for the next page."""

    is_open: bool
    status: int
    says: str
    problem: str


def _unzipped(content: bytes) -> bytes:
    """The texts in a workbook; other contents unchanged."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


class Browser:
    """A user's browser. All effects are rolled back."""

    def __init__(self, user: Any = None) -> None:
        self.client = Client(raise_request_exception=False)
        if user is not None:
            self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self.cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, url: str, query: Any, sent: dict[str, Any]) -> Answered:
        """GET, or POST if GET is not allowed."""
        with transaction.atomic():
            self.client.cookies = SimpleCookie(self.cookies)
            response = self.client.get(url, query)
            if response.status_code == 405:
                response = self.client.post(url, sent, query_params=query)
            answered = self._read(response)
            transaction.set_rollback(True)
        return answered

    def _read(self, response: Any) -> Answered:
        problem = ""
        if response.status_code >= 500:
            raised = getattr(response, "exc_info", None)
            problem = f"{response.status_code} {raised[0].__name__}: {raised[1]}" if raised else "500"
        messages = list(get_messages(response.wsgi_request))
        said = [str(message) for message in messages]
        content = _unzipped(response.getvalue()).decode(errors="replace")
        leads_to = response.headers.get("Location", "")
        sent_off = leads_to == HOME and any(message.level == ERROR for message in messages)
        is_open = response.status_code not in SHUT and not sent_off and not leads_to.startswith(LOGIN)
        return Answered(is_open, response.status_code, "\n".join([content, leads_to, *said]), problem)
