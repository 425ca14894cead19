"""A stream in files of a limited size, each sealed as a whole: what memory takes does not grow with it."""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

MOST_BYTES = 16 * 1024 * 1024
"""Of a part before it is sealed."""
Change = Callable[[bytes], bytes]


class BackupError(Exception):
    """Why a copy cannot be made or put back, in one line."""


@dataclass(frozen=True)
class Seal:
    """Encrypts with the first key and reads with each of them. Without keys it changes nothing."""

    keys: tuple[str, ...] = ()

    def close(self, content: bytes) -> bytes:
        return self._box.encrypt(content) if self.keys else content

    def open(self, content: bytes) -> bytes:
        if not self.keys:
            return content
        try:
            return self._box.decrypt(content)
        except InvalidToken as problem:
            raise BackupError("it was encrypted with another key than BACKUP_KEY") from problem

    @property
    def _box(self) -> MultiFernet:
        return MultiFernet([Fernet(key) for key in self.keys])


@dataclass(frozen=True)
class StoredPart:
    """A file of a copy, as it is stored."""

    name: str
    bytes: int
    sha256: str


def write_file(path: Path, content: bytes) -> StoredPart:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return StoredPart(path.name, len(content), sha256(content).hexdigest())


class PartWriter(io.RawIOBase):
    def __init__(self, folder: Path, name: str, seal: Seal) -> None:
        self.folder, self.name, self.seal = folder, name, seal
        self.parts: list[StoredPart] = []
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: "bytes | memoryview") -> int:  # type: ignore[override]
        self.waiting += content
        while len(self.waiting) >= MOST_BYTES:
            self._write_part(MOST_BYTES)
        return len(content)

    def finish(self) -> list[StoredPart]:
        """The parts; at least one."""
        if self.waiting or not self.parts:
            self._write_part(len(self.waiting))
        return self.parts

    def _write_part(self, size: int) -> None:
        path = self.folder / f"{self.name}.{len(self.parts):04}"
        self.parts.append(write_file(path, self.seal.close(bytes(self.waiting[:size]))))
        del self.waiting[:size]


class PartReader(io.RawIOBase):
    """Wrap it in ``io.BufferedReader``."""

    def __init__(self, folder: Path, parts: list[StoredPart], seal: Seal) -> None:
        self.contents = (seal.open((folder / part.name).read_bytes()) for part in parts)
        self.waiting = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.waiting:
            content = next(self.contents, None)
            if content is None:
                return 0
            self.waiting = memoryview(content)
        size = min(len(buffer), len(self.waiting))
        buffer[:size] = self.waiting[:size]
        self.waiting = self.waiting[size:]
        return size


def damaged(folder: Path, parts: list[StoredPart]) -> Iterator[str]:
    """Names of the parts that are gone or differ from what was written."""
    for part in parts:
        path = folder / part.name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != part.sha256:
            yield part.name
