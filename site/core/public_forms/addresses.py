"""Where a request comes from, for counting alone: never stored, never shown."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""Bits of an IPv6 address that one household or company shares."""


def visitor_address(request: HttpRequest) -> str:
    """The visitor's address, a whole household's at once for IPv6; empty when nobody knows.

    Each of our own proxies (setting PROXIES_IN_FRONT) adds one address at the end of X-Forwarded-For. What
    stands before those was written by a stranger.
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
