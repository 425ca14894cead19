"""Map tiles: proxied from one server, whose failures never affect visitors."""

import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from core import http_client
from core.http_client import NotFetchedError, UnreachableError, fetch
from core.map_tiles import views
from core.map_tiles.tiles import Tile, tiles_address

PNG = views.SIGNATURES["image/png"] + b"ground"
TILE = "/kaarttegels/15/16787/10821.png"
"""The centre of Pijnacker."""

Handler = BaseHTTPRequestHandler
Behaviour = Callable[[Handler], None]

pytestmark = pytest.mark.django_db


def answer(
    content: bytes = PNG, content_type: str = "image/png", status: int = 200, **headers: str
) -> Behaviour:
    def behave(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {
            "Content-Type": content_type,
            "Content-Length": str(len(content)),
            **headers,
        }.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return behave


class Upstream:
    """A local tile server with scripted behaviour, which records its requests."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.behave: Behaviour = answer()
        upstream = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                upstream.asked.append((self.path, dict(self.headers.items())))
                upstream.behave(self)

            def log_message(self, *args: Any) -> None:
                """Silence the log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def server() -> Iterator[Upstream]:
    upstream = Upstream()
    Thread(target=upstream.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield upstream
    upstream.server.shutdown()
    upstream.server.server_close()


@pytest.fixture
def upstream(server: Upstream, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Upstream]:
    """Configure the site to use this server, and treat localhost as a public address."""
    settings.TILES = True
    settings.TILES_UPSTREAM = server.address + "/{z}/{x}/{y}.png"
    monkeypatch.setattr(http_client, "is_public_address", lambda address: True)
    caches["tiles"].clear()
    yield server
    caches["tiles"].clear()


def get(address: str = TILE, **headers: str) -> HttpResponse:
    return Client().get(address, headers=headers)


def test_a_tile_is_asked_for_once_and_then_kept(upstream: Upstream) -> None:
    first, second = get(), get()
    assert [path for path, _headers in upstream.asked] == ["/15/16787/10821.png"]
    assert (first.content, second.content, first.headers["Content-Type"]) == (PNG, PNG, "image/png")
    assert first.headers["Cache-Control"] == "public, max-age=2592000"


def test_a_tile_response_allows_nothing_but_showing_it(upstream: Upstream) -> None:
    headers = get().headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert Client().post(TILE).status_code == 405


def test_the_tile_server_learns_nothing_of_the_visitor(upstream: Upstream) -> None:
    client = Client()
    client.cookies["sessionid"] = "geheim"
    visitor = {
        "X-Forwarded-For": "203.0.113.9",
        "Referer": "https://x/sociale-kaart/?zoek=schulden",
        "User-Agent": "Mijn telefoon",
    }
    client.get(f"{TILE}?zoek=schulden", headers=visitor)
    ((path, headers),) = upstream.asked
    assert path == "/15/16787/10821.png"
    assert set(headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept"}
    assert headers["User-Agent"] == http_client.USER_AGENT


@pytest.mark.parametrize(
    "place",
    [
        "15/0/0",
        "15/16787/9000",
        "3/4/2",
        "10/524/338",
        "19/268603/173137",
        "99/1/1",
        f"15/{'9' * 400}/10821",
        "15/-1/10821",
        "15/a/b",
        "0/0/0",
    ],
)
def test_tiles_outside_the_region_are_neither_served_nor_requested(upstream: Upstream, place: str) -> None:
    assert get(f"/kaarttegels/{place}.png").status_code == 404
    assert upstream.asked == []


def test_tiles_are_not_served_if_disabled(upstream: Upstream, settings: Any) -> None:
    assert tiles_address() == "/kaarttegels/{z}/{x}/{y}.png"
    settings.TILES = False
    assert (tiles_address(), get().status_code, upstream.asked) == ("", 404, [])


def never_ending(handler: Handler) -> None:
    """One byte now and then."""
    handler.send_response(200)
    handler.send_header("Content-Type", "image/png")
    handler.end_headers()
    for _second in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def cut_off(handler: Handler) -> None:
    answer(PNG, **{"Content-Length": "5000"})(handler)
    handler.close_connection = True


AWAY: dict[str, Behaviour] = {
    "broken": answer(b"", status=500),
    "busy": answer(b"", status=429),
    "slow": never_ending,
    "cut off": cut_off,
    "no HTTP": lambda handler: handler.wfile.write(b"\x00\x01 hello\r\n\r\n"),
}
NOT_A_TILE: dict[str, Behaviour] = {
    "not there": answer(b"", status=404),
    "a page": answer(b"<script>alert(1)</script>", "text/html"),
    "a drawing with scripts": answer(b"<svg onload='alert(1)'/>", "image/svg+xml"),
    "a page that says it is a picture": answer(b"<script>alert(1)</script>"),
    "too large": answer(PNG + b"x" * views.MOST_BYTES),
    "elsewhere": answer(b"", status=302, Location="/17/67150/43286.png"),
}


@pytest.mark.parametrize("behave", AWAY.values(), ids=AWAY)
def test_a_failing_tile_server_is_not_contacted_for_a_while(
    upstream: Upstream, behave: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SECONDS", 0.4)
    upstream.behave = behave
    response = get()
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert get("/kaarttegels/15/16788/10821.png").status_code == 204
    assert len(upstream.asked) == 1


def test_an_unreachable_tile_server_is_handled_too(upstream: Upstream) -> None:
    upstream.server.shutdown()
    upstream.server.server_close()
    assert [get().status_code, get().status_code] == [204, 204]


@pytest.mark.parametrize("behave", NOT_A_TILE.values(), ids=NOT_A_TILE)
def test_only_images_are_passed_on_as_tiles(upstream: Upstream, behave: Behaviour) -> None:
    upstream.behave = behave
    assert [get().status_code, get().status_code] == [204, 204]
    assert len(upstream.asked) == 1
    upstream.behave = answer()
    assert get("/kaarttegels/15/16788/10821.png").content == PNG  # the next tile is requested all the same


def test_a_hanging_tile_server_blocks_at_most_two_threads(
    upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "WAITING_FOR_A_LANE", 0.01)
    let_go = Event()
    upstream.behave = lambda handler: (let_go.wait(10), answer()(handler))[1]  # type: ignore[func-returns-value]
    results: list[bytes] = []
    squares = [Tile(15, 16780 + number, 10821) for number in range(6)]
    visitors = [
        Thread(target=lambda square=square: results.append(views.ground_of(square).content))
        for square in squares
    ]
    for visitor in visitors:
        visitor.start()
    while len(results) < 4:
        time.sleep(0.01)
    assert results == [b""] * 4
    let_go.set()
    for visitor in visitors:
        visitor.join()
    assert (len(upstream.asked), results[4:]) == (2, [PNG, PNG])


def test_the_tile_cache_has_a_limit(upstream: Upstream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches["tiles"], "_max_entries", 20)
    for number in range(26):
        assert get(f"/kaarttegels/15/{16775 + number}/10821.png").content == PNG
    assert len(list(Path(caches["tiles"]._dir).iterdir())) <= 20  # type: ignore[attr-defined]


def test_on_a_full_disk_and_with_a_broken_file_the_tile_is_seen(
    upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    get()
    for file in Path(caches["tiles"]._dir).iterdir():  # type: ignore[attr-defined]
        file.write_bytes(file.read_bytes()[:30])
    assert get().content == PNG

    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(caches["tiles"], "set", full)
    assert get("/kaarttegels/15/16788/10821.png").content == PNG


def ask(url: str, host: str = "127.0.0.1") -> bytes:
    return fetch(url, host=host, types=("image/png",), most_bytes=1000, seconds=2).content


def test_a_name_that_leads_to_a_private_address_is_never_called(
    server: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreachableError, match="not a public address"):
        ask(f"{server.address}/1.png")
    public_and_private = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(http_client, "getaddrinfo", lambda *args, **kwargs: public_and_private)
    with pytest.raises(UnreachableError, match="not a public address"):
        ask("http://tegels.example/1.png", "tegels.example")
    assert server.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://elders.example/1.png",
        "file:///etc/passwd",
        "ftp://127.0.0.1/1.png",
        "http://127.0.0.1@elders.example/",
    ],
)
def test_no_other_host_and_no_other_way_is_tried(server: Upstream, url: str) -> None:
    with pytest.raises(NotFetchedError, match=r"not from 127\.0\.0\.1"):
        ask(url)
