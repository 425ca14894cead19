"""Which addresses the HTTP client connects to, and its timeouts."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from core import http_client
from core.http_client import UnreachableError, fetch, head_status, is_public_address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.88.99.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "ff02::1",
        "ff0e::1",
        "100::1",
        "5f00::1",
        "4000::1",
        "2001:db8::1",
        "3fff::1",
    ],
)
def test_an_address_of_somebodys_own_network_is_not_public(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "::127.0.0.1",
        "::93.184.216.34",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::10.0.0.1",
        "64:ff9b:1::93.184.216.34",
        "2002:a00:1::",
        "2002:5db8:d822::1",
        "2001:0:a00:1::1",
        "2001::f5ff:fffe",
    ],
)
def test_nor_is_one_that_carries_such_an_address_within(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "2a02:2308::1",
        "2001:4860:4860::8888",
        "::ffff:93.184.216.34",
        "64:ff9b::93.184.216.34",
    ],
)
def test_an_address_of_the_internet_is(address: str) -> None:
    assert is_public_address(address)


@pytest.fixture
def dripping(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], str]]:
    """A host that sends the first bytes at once and then a trickle, forever."""
    monkeypatch.setattr(http_client, "is_public_address", lambda address: True)
    beginning = [b""]

    class Dripping(StreamRequestHandler):
        def handle(self) -> None:
            self.request.recv(1)
            self.wfile.write(beginning[0])
            with suppress(OSError):  # the client has disconnected
                for _moment in range(100):
                    self.wfile.write(b"x")
                    time.sleep(0.05)

    server = ThreadingTCPServer(("127.0.0.1", 0), Dripping)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def address_of_one_that_begins_with(first: bytes) -> str:
        beginning[0] = first
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield address_of_one_that_begins_with
    server.shutdown()
    server.server_close()


def seconds_until_away(ask: Callable[[], object]) -> float:
    began = time.monotonic()
    with pytest.raises(UnreachableError):
        ask()
    return time.monotonic() - began


def test_a_host_that_never_finishes_its_file_is_left_when_the_time_is_over(
    dripping: Callable[[bytes], str],
) -> None:
    url = dripping(b"HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n")
    waited = seconds_until_away(
        lambda: fetch(url, host="127.0.0.1", types=("image/png",), most_bytes=10_000, seconds=0.3)
    )
    assert waited < 2


def test_a_host_that_never_finishes_its_headers_is_left_when_the_time_is_over(
    dripping: Callable[[bytes], str],
) -> None:
    url = dripping(b"HTTP/1.0 200 OK\r\nX-Long: ")
    assert seconds_until_away(lambda: head_status(url, method="GET", seconds=0.3)) < 2


def test_a_host_that_never_finishes_its_greeting_is_left_when_the_time_is_over(
    dripping: Callable[[bytes], str],
) -> None:
    a_long_record = b"\x16\x03\x03\x3f\xff"
    url = dripping(a_long_record).replace("http:", "https:")
    assert seconds_until_away(lambda: head_status(url, method="GET", seconds=0.3)) < 2
