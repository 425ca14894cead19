"""Rendered pages in the memory of this process, of a limited size."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import Lock
from uuid import UUID

OVERHEAD = 2_000
"""Bytes of a page besides its text: headers, key and objects."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A response as it was rendered at ``at``, compressed. True for ``version``, and before ``until``."""

    version: UUID
    at: datetime
    until: datetime
    compressed: bytes
    etag: str
    headers: Mapping[str, str]

    @classmethod
    def of(
        cls, content: bytes, headers: Mapping[str, str], version: UUID, at: datetime, until: datetime
    ) -> KeptPage:
        # Weak, because it is the same for the text and for its compressed form. Of the headers too: a browser
        # that is told that nothing changed goes on with the policy that it has.
        known = sha256(content + repr(sorted(headers.items())).encode())
        etag = f'W/"{known.hexdigest()[:32]}"'
        return cls(version, at, until, gzip.compress(content, 6, mtime=0), etag, headers)

    @property
    def text(self) -> bytes:
        """For clients that do not accept gzip."""
        return gzip.decompress(self.compressed)

    @property
    def size(self) -> int:
        return len(self.compressed) + OVERHEAD


class PageStore[Key]:
    """The least recently used pages are dropped when there is no more room."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> KeptPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.size += page.size
            while self.size > self.limit:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.size = 0

    def _drop(self, key: Key) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self.size -= page.size
