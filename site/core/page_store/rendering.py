"""Under which version of the content the page of this request is rendered.

For what code keeps for a while: under another version it may not go into a page that is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
