"""A small social map, its editors, and another site."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from core import http_client
from tests.wijken.directory.conftest import (  # noqa: F401 - fixtures
    editor,
    listing,
    log_in,
    neighbourhood,
    place,
)

Behaviour = Callable[[BaseHTTPRequestHandler], None]


def says(status: int, **headers: str) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content-Length": "0"} | headers).items():
            handler.send_header(name, value)
        handler.end_headers()

    return behave


class Elsewhere:
    """A local site: ``pages["HEAD /weg"] = says(404)``; other paths return 200."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, Behaviour] = {}
        elsewhere = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = f"{self.command} {self.path}"
                elsewhere.asked.append((asked, dict(self.headers.items())))
                elsewhere.pages.get(asked, says(200))(self)

            do_HEAD = do_GET  # noqa: N815 - the name in the standard library

            def log_message(self, *args: Any) -> None:
                """Silence the log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    @property
    def questions(self) -> list[str]:
        return [asked for asked, _headers in self.asked]


@pytest.fixture
def private_elsewhere() -> Iterator[Elsewhere]:
    """At an address that is not public."""
    site = Elsewhere()
    Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def elsewhere(private_elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Treat localhost as a public address, with any port."""
    monkeypatch.setattr(http_client, "is_public_address", lambda address: True)
    monkeypatch.setattr("links.checker_http.to_ask", lambda url: url)
    return private_elsewhere
