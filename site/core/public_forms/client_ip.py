"""The client's IP address, for rate limits only: never stored, never shown."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""Prefix length of the IPv6 network of one household or company."""
NETWORK = {4: 24, 6: 48}
"""Prefix length of the network that one customer of a provider may use, by IP version."""


def visitor_address(request: HttpRequest) -> str:
    """The client's address, for IPv6 the household's network; empty if unknown.

    Each of our proxies (setting PROXIES_IN_FRONT) appends one address to X-Forwarded-For. Earlier entries
    come from the client and cannot be trusted.
    """
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    ours = settings.PROXIES_IN_FRONT
    text = told[-ours] if 0 < ours <= len(told) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, HOUSEHOLD), strict=False))
    return str(address)


def network_of(visitor: str) -> str:
    """The wider network of a ``visitor_address``: an IPv6 customer may have 65,536 "households"."""
    if not visitor:
        return ""
    network = ip_network(visitor)
    return str(network.supernet(new_prefix=NETWORK[network.version]))
