"""Under which version of the content the page of this request is rendered.

For what code keeps for a while: under another version it may not go into a page that is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast
from uuid import UUID

_version: ContextVar[UUID | None] = ContextVar("content version", default=None)


def rendered_version() -> UUID | None:
    """None for a page that will not be kept."""
    return _version.get()


@contextmanager
def rendering(version: UUID | None) -> Iterator[None]:
    token = _version.set(version)
    try:
        yield
    finally:
        _version.reset(token)


class SharedParts:
    """What many pages have in common, in the memory of this process, of one version at a time.

    The keys must be few: nothing that a visitor can make up.
    """

    def __init__(self) -> None:
        self._kept: tuple[UUID | None, dict[Hashable, object]] = (None, {})

    def get[Part](self, key: Hashable, make: Callable[[], Part]) -> Part:
        """A part that depends on the content and ``key`` alone. Several threads may make it at once.

        They also share it, so nobody may change it.
        """
        version = rendered_version()
        if version is None:
            return make()
        kept_version, parts = self._kept
        if kept_version != version:
            parts = {}
            self._kept = version, parts
        if key not in parts:
            parts[key] = make()
        return cast("Part", parts[key])


SHARED_PARTS = SharedParts()
