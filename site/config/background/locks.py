"""One process at a time, on all hosts: an advisory lock in PostgreSQL, a lock file beside an SQLite database.

Both end with the process that holds them, however it ends.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zlib import crc32

from django.db import OperationalError, connection


@contextmanager
def only_one(name: str, *, wait: bool = False) -> Iterator[bool]:
    """Hold the lock for the length of the block. Without ``wait``: False if another process holds it."""
    with (_in_postgresql if connection.vendor == "postgresql" else _in_a_file)(name, wait) as mine:
        yield mine


@contextmanager
def _in_postgresql(name: str, wait: bool) -> Iterator[bool]:
    """On a connection of its own: a command in the block may close the usual one."""
    number = crc32(f"pijnacker-nootdorp {name}".encode())
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute(f"SELECT pg_{'' if wait else 'try_'}advisory_lock(%s)", [number])
            (answer,) = cursor.fetchone()
        yield wait or answer
    finally:
        own.close()


@contextmanager
def _in_a_file(name: str, wait: bool) -> Iterator[bool]:
    database = str(connection.settings_dict["NAME"])
    if ":memory:" in database or "mode=memory" in database:
        yield True  # no other process can reach it
        return
    with _opened(Path(f"{database}.{name}.lock")) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            mine = False
        else:
            mine = True
        yield mine


def _opened(path: Path) -> IO[str]:
    try:
        return path.open("w")
    except OSError as problem:
        raise OperationalError("unable to open the lock file beside the database") from problem
