"""An HTTP client for untrusted hosts.

Public addresses only: the host is resolved once, and the address that was checked is the one connected to. No
redirects, no cookies, no data of visitors, and limits on time and size.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import SHUT_RDWR, SOCK_STREAM, create_connection, getaddrinfo, socket
from threading import Event, Timer
from urllib.parse import urlsplit

USER_AGENT = "pijnacker-nootdorp-methode"
PIECE = 16 * 1024
ADDRESSES_TRIED = 2
GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that is allocated as global unicast so far (RFC 4291); the rest is special-purpose."""
NAT64 = IPv6Network("64:ff9b::/96")
"""How an IPv6-only network reaches an IPv4 address; the embedded address decides (RFC 6052)."""
NOT_PUBLIC_IPV6 = (
    IPv6Network("2001::/32"),  # Teredo: embeds an IPv4 address
    IPv6Network("2002::/16"),  # 6to4: embeds an IPv4 address
    IPv6Network("3fff::/20"),  # documentation (RFC 9637)
)
RELAYS_TO_6TO4 = IPv4Network("192.88.99.0/24")


class NotFetchedError(Exception):
    """Nothing was fetched, or not what was asked for. The message says why."""


class UnreachableError(NotFetchedError):
    """The host does not respond as it should: retrying at once is no use."""


@dataclass(frozen=True)
class Fetched:
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Answered:
    """The status of a host, and where it redirects to."""

    status: int
    location: str


def fetch(url: str, *, host: str, types: Collection[str], most_bytes: int, seconds: float) -> Fetched:
    """The body at ``url``, fetched within ``seconds``. Raises NotFetchedError or UnreachableError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname != host:
        raise NotFetchedError(f"not from {host}")
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    with _asking(_connection(parts.scheme, host, parts.port, seconds), seconds) as connection:
        connection.request("GET", target, headers={"User-Agent": USER_AGENT, "Accept": ", ".join(types)})
        answer = connection.getresponse()
        if answer.status >= 500 or answer.status == 429:
            raise UnreachableError(f"status {answer.status}")
        content_type = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if answer.status != 200 or content_type not in types:
            raise NotFetchedError(f"status {answer.status}, {content_type or 'no type'}")
        return Fetched(_whole(answer, most_bytes), content_type)


def head_status(url: str, *, method: str, seconds: float, user_agent: str = USER_AGENT) -> Answered:
    """The status of ``url``; the body is not read. Raises NotFetchedError."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        with _asking(_connection(parts.scheme, host, port, seconds), seconds) as connection:
            connection.request(method, target, headers={"User-Agent": user_agent, "Accept": "*/*"})
            answer = connection.getresponse()
            return Answered(answer.status, answer.getheader("Location") or "")
    except ValueError as problem:
        raise NotFetchedError(f"not an address: {problem}") from problem


def is_public_address(address: str) -> bool:
    """Whether an address is globally routable, however it is written."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inside = IPv4Address(ip.packed[-4:]) if ip in NAT64 else ip.ipv4_mapped
        if inside is None and (ip not in GLOBAL_UNICAST or any(ip in network for network in NOT_PUBLIC_IPV6)):
            return False
        ip = inside or ip
    return ip.is_global and not ip.is_multicast and ip not in RELAYS_TO_6TO4


def _whole(answer: HTTPResponse, most_bytes: int) -> bytes:
    """The whole body, never more than the limit and never truncated."""
    content = b""
    while piece := answer.read1(PIECE):
        content += piece
        if len(content) > most_bytes:
            raise NotFetchedError("too large")
    if answer.length:
        raise UnreachableError("broken off")
    return content


@contextmanager
def _asking(connection: _Connection, seconds: float) -> Iterator[_Connection]:
    """Close the connection after ``seconds``, also if the host keeps sending a byte now and then."""
    over = Event()

    def hang_up() -> None:
        over.set()
        if connection.line:
            with suppress(OSError):
                socket.shutdown(connection.line, SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield connection
        if over.is_set():
            raise UnreachableError("too slow")
    except (OSError, HTTPException) as problem:
        raise UnreachableError(str(problem)) from problem
    finally:
        timer.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> _Connection:
    if scheme == "https":
        return _TlsConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return _PlainConnection(host, port, timeout=seconds)


def _public_socket(host: str, port: int, seconds: float | None) -> socket:
    """Connect to the address that was checked, without a second DNS lookup (DNS rebinding)."""
    addresses = [str(entry[4][0]) for entry in getaddrinfo(host, port, type=SOCK_STREAM)]
    if not all(is_public_address(address) for address in addresses):
        raise OSError("not a public address")
    for address in addresses[: ADDRESSES_TRIED - 1]:
        with suppress(OSError):
            return create_connection((address, port), timeout=(seconds or 2) / ADDRESSES_TRIED)
    return create_connection((addresses[-1], port), timeout=seconds)


class _PlainConnection(HTTPConnection):
    line: socket | None = None
    """The socket itself: ``sock`` is cleared while the response is still being read from it."""

    def connect(self) -> None:
        self.sock = self.line = _public_socket(self.host, self.port, self.timeout)


class _TlsConnection(HTTPSConnection):
    line: socket | None = None
    _context: ssl.SSLContext

    def connect(self) -> None:
        plain = _public_socket(self.host, self.port, self.timeout)
        self.sock = self.line = self._context.wrap_socket(plain, server_hostname=self.host)


_Connection = _PlainConnection | _TlsConnection
