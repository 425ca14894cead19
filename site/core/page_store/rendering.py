"""Under which version of the content the page of this request is rendered, and what pages share under it.

For what code keeps for a while: under another version it may not go into a page that is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.utils.translation import get_language

MOST_PARTS = 2_000


class SharedParts:
    """What many pages have in common, in the memory of this process, of one version at a time.

    The keys must be few: nothing that a visitor can make up.
    """

    def __init__(self) -> None:
        self._kept: tuple[object, dict[Hashable, object]] = (None, {})

    def get[Part](self, key: Hashable, make: Callable[[], Part]) -> Part:
        """A part that depends on content, time, host, language and ``key`` alone.

        Several threads may make it at once. They also share it, so nobody may change it.
        """
        now = _rendering.get()
        if now.version is None:
            return make()
        period, parts = self._kept
        if period != (now.version, now.until):
            parts = {}
            self._kept = (now.version, now.until), parts
        whole_key = (now.host, get_language(), key)
        if whole_key not in parts:
            made = make()
            if len(parts) >= MOST_PARTS:
                return made
            parts[whole_key] = made
        return cast("Part", parts[whole_key])


@dataclass(frozen=True, slots=True)
class Rendering:
    """Of one request. ``until``: the first moment at which anything on a page becomes different."""

    version: UUID | None = None
    until: datetime | None = None
    host: str = ""
    parts: SharedParts | None = None


SHARED_PARTS = SharedParts()
_rendering: ContextVar[Rendering] = ContextVar("rendering", default=Rendering())  # noqa: B039 - frozen


def rendered_version() -> UUID | None:
    """None for who is logged in, a preview, and outside a request."""
    return _rendering.get().version


def shared_part[Part](key: Hashable, make: Callable[[], Part]) -> Part:
    """As ``SharedParts.get``, for the request that is being answered."""
    parts = _rendering.get().parts
    return make() if parts is None else parts.get(key, make)


@contextmanager
def rendering(
    version: UUID | None, until: datetime | None = None, host: str = "", parts: SharedParts | None = None
) -> Iterator[None]:
    token = _rendering.set(Rendering(version, until, host, parts))
    try:
        yield
    finally:
        _rendering.reset(token)
