"""Limit how often one client may read the open data: counted in the cache, so that reading never writes.

A failing cache stops nobody. The client is not stored: a count is keyed by a hash that differs each day, and
forgotten within one. Without CACHE_URL each process counts for itself.
"""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime

from core.public_forms import Limit

HOUR = 60 * 60


def asks_too_much(who: str, at: datetime, limit: Limit) -> bool:
    """Count one more request of this client."""
    moment = localtime(at)
    salt = f"{__name__} {moment.date()}"
    today = _one_more(salt, who, 24 * HOUR)
    this_hour = _one_more(f"{salt} {moment.hour}", who, HOUR)
    return today > limit.per_day or this_hour > limit.per_hour


def _one_more(salt: str, who: str, seconds: int) -> int:
    key = f"hsds:{salted_hmac(salt, who, algorithm='sha256').hexdigest()}"
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # forgotten just now
        return 1
