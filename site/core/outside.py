"""Asking another host for something, with every door closed that is not needed.

Public addresses only (looked at after resolving, and the very address that was looked at is called), no
redirects, no cookies, nothing of the visitor, limits on time and size.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SHUT_RDWR, SOCK_STREAM, create_connection, getaddrinfo, socket
from threading import Event, Timer
from urllib.parse import urlsplit

USER_AGENT = "pijnacker-nootdorp-methode"
PIECE = 16 * 1024
ADDRESSES_TRIED = 2
IPV4_BEHIND_IPV6 = IPv6Network("64:ff9b::/96")


class NotFetchedError(Exception):
    """It did not come, or it is not what was asked for. Says why."""


class AwayError(NotFetchedError):
    """The other side does not answer as it should: asking again at once is no use."""


@dataclass(frozen=True)
class Fetched:
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Answered:
    """How a host answers, and where it sends us on to."""

    status: int
    location: str


def fetch(url: str, *, host: str, types: Collection[str], most_bytes: int, seconds: float) -> Fetched:
    """What stands at ``url``, all of it within ``seconds``. Raises AwayError or NotFetchedError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname != host:
        raise NotFetchedError(f"not from {host}")
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    with _asking(_connection(parts.scheme, host, parts.port, seconds), seconds) as connection:
        connection.request("GET", target, headers={"User-Agent": USER_AGENT, "Accept": ", ".join(types)})
        answer = connection.getresponse()
        if answer.status >= 500 or answer.status == 429:
            raise AwayError(f"status {answer.status}")
        content_type = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if answer.status != 200 or content_type not in types:
            raise NotFetchedError(f"status {answer.status}, {content_type or 'no type'}")
        return Fetched(_whole(answer, most_bytes), content_type)


def knock(url: str, *, method: str, seconds: float, user_agent: str = USER_AGENT) -> Answered:
    """How the host of ``url`` answers; what it would send is not read. Raises NotFetchedError."""
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
    """Whether an address is one of the internet at large, in whatever way it is written."""
    ip = ip_address(address.partition("%")[0])
    inside = _ipv4_within(ip) if isinstance(ip, IPv6Address) else None
    return all(each.is_global and not each.is_multicast for each in (inside or ip, ip))


def _ipv4_within(ip: IPv6Address) -> IPv4Address | None:
    if ip in IPV4_BEHIND_IPV6:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour


def _whole(answer: HTTPResponse, most_bytes: int) -> bytes:
    """Never more than was agreed, and never half of it."""
    content = b""
    while piece := answer.read1(PIECE):
        content += piece
        if len(content) > most_bytes:
            raise NotFetchedError("too large")
    if answer.length:
        raise AwayError("broken off")
    return content


@contextmanager
def _asking(connection: HTTPConnection, seconds: float) -> Iterator[HTTPConnection]:
    """Hangs up when the time is over, also on a host that sends one byte now and then."""
    over = Event()

    def hang_up() -> None:
        over.set()
        if connection.sock:
            with suppress(OSError):
                connection.sock.shutdown(SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield connection
        if over.is_set():
            raise AwayError("too slow")
    except (OSError, HTTPException) as problem:
        raise AwayError(str(problem)) from problem
    finally:
        timer.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> HTTPConnection:
    if scheme == "https":
        return _TlsConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return _PlainConnection(host, port, timeout=seconds)


def _public_socket(host: str, port: int, seconds: float | None) -> socket:
    """Calls the address that was looked at: a second answer of the name server is never asked for."""
    addresses = [str(entry[4][0]) for entry in getaddrinfo(host, port, type=SOCK_STREAM)]
    if not all(is_public_address(address) for address in addresses):
        raise OSError("not a public address")
    for address in addresses[: ADDRESSES_TRIED - 1]:
        with suppress(OSError):
            return create_connection((address, port), timeout=(seconds or 2) / ADDRESSES_TRIED)
    return create_connection((addresses[-1], port), timeout=seconds)


class _PlainConnection(HTTPConnection):
    def connect(self) -> None:
        self.sock = _public_socket(self.host, self.port, self.timeout)


class _TlsConnection(HTTPSConnection):
    _context: ssl.SSLContext

    def connect(self) -> None:
        plain = _public_socket(self.host, self.port, self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)
