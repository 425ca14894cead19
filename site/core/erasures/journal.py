"""A file that only grows, apart from the database and its copies: kinds and identifiers, no personal data."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone


@dataclass(frozen=True)
class Erasure:
    at: str
    kind: str
    key: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


def note(kind: str, key: object) -> None:
    """When the transaction is committed: what was rolled back was not erased."""
    transaction.on_commit(partial(_append, kind, str(key)), robust=True)


def begin() -> None:
    """Without entries, but there: a site that lost its journal can tell that from one that erased nothing."""
    _write(b"")


def has_begun() -> bool:
    return Path(settings.ERASURE_JOURNAL).is_file()


def entries_since(moment: datetime) -> tuple[list[Erasure], int]:
    """In order, and the number of lines that cannot be read."""
    if not has_begun():
        return [], 0
    found, unreadable = [], 0
    for line in Path(settings.ERASURE_JOURNAL).read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = Erasure(**json.loads(line))
            if entry.moment >= moment:
                found.append(entry)
        except (ValueError, TypeError):
            unreadable += 1
    return found, unreadable


def _append(kind: str, key: str) -> None:
    """With the time after the commit: a copy that still has it was made before."""
    entry = Erasure(timezone.now().isoformat(timespec="seconds"), kind, key)
    _write(json.dumps(asdict(entry)).encode() + b"\n")


def _write(line: bytes) -> None:
    """In one piece, so that lines of several processes do not mix, and to the disk."""
    path = Path(settings.ERASURE_JOURNAL)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.write(file, line)
        os.fsync(file)
    finally:
        os.close(file)
