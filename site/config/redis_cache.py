"""Django's Redis cache, but an unreachable server counts as an empty cache: pages work without it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends import redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
PAUSE = 10
"""Seconds without a new attempt after a failure, so that no visitor waits for it twice."""


class RedisCacheClient(redis.RedisCacheClient):
    asked_again_at = 0.0
    """Shared by all threads of the process."""

    def get(self, key: Any, default: Any) -> Any:
        return or_without(default, super().get, key, default)

    def add(self, *arguments: object) -> bool:
        return or_without(False, super().add, *arguments)

    def set(self, *arguments: object) -> None:
        or_without(None, super().set, *arguments)

    def incr(self, *arguments: object) -> int:
        """Raises ValueError for a key that is not there; 0 if the server is unreachable."""
        return or_without(0, super().incr, *arguments)

    def touch(self, *arguments: object) -> bool:
        return or_without(False, super().touch, *arguments)

    def delete(self, *arguments: object) -> bool:
        return or_without(False, super().delete, *arguments)

    def get_many(self, keys: Any) -> dict[Any, Any]:
        return or_without({}, super().get_many, keys)

    def has_key(self, *arguments: object) -> bool:
        return or_without(False, super().has_key, *arguments)

    def set_many(self, *arguments: object) -> None:
        or_without(None, super().set_many, *arguments)

    def delete_many(self, *arguments: object) -> None:
        or_without(None, super().delete_many, *arguments)


def or_without[Answer](instead: Answer, ask: Callable[..., Answer], *arguments: object) -> Answer:
    """The server's answer, or ``instead`` if it is unreachable."""
    if monotonic() < RedisCacheClient.asked_again_at:
        return instead
    try:
        return ask(*arguments)
    except RedisError as problem:
        RedisCacheClient.asked_again_at = monotonic() + PAUSE
        name = type(problem).__name__
        log.warning("The cache is unavailable (%s); continuing without it. See CACHE_URL.", name)
        return instead


class RedisCache(redis.RedisCache):
    def __init__(self, server: str | list[str], params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._class = RedisCacheClient
