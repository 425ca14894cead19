"""The whole database as a stream: SQLite's online backup, PostgreSQL's custom format."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from .parts import BackupError


def dump(into: Any) -> None:
    (_dump_postgresql if connection.vendor == "postgresql" else _dump_sqlite)(into)


def load(stream: IO[bytes]) -> None:
    """All or nothing."""
    (_load_postgresql if connection.vendor == "postgresql" else _load_sqlite)(stream)


def has_tables() -> bool:
    if connection.vendor == "sqlite" and not sqlite_file().exists():
        return False  # connecting would make it
    return bool(connection.introspection.table_names())


def sqlite_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _dump_sqlite(into: Any) -> None:
    """Through a copy beside the database, because the place of the copies may be elsewhere and encrypted."""
    with TemporaryDirectory(dir=sqlite_file().parent, prefix=".backup-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            _refuse_unless_whole(target)
        with copy.open("rb") as file:
            shutil.copyfileobj(file, into)


def _load_sqlite(stream: IO[bytes]) -> None:
    place = sqlite_file()
    unfinished = place.with_name(f"{place.name}.restoring")
    try:
        with unfinished.open("wb") as file:
            shutil.copyfileobj(stream, file)
        with closing(sqlite3.connect(unfinished)) as copy:
            _refuse_unless_whole(copy)
        connection.close()
        for left in ("-wal", "-shm"):
            place.with_name(place.name + left).unlink(missing_ok=True)
        unfinished.rename(place)
    finally:
        for left in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + left).unlink(missing_ok=True)


def _refuse_unless_whole(database: sqlite3.Connection) -> None:
    try:
        found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        raise BackupError("the SQLite file is damaged") from problem
    if found != "ok":
        raise BackupError("the SQLite file is damaged")


def _dump_postgresql(into: Any) -> None:
    def read(process: subprocess.Popen[bytes]) -> None:
        shutil.copyfileobj(process.stdout, into)  # type: ignore[arg-type]

    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--no-password"], read)


def _load_postgresql(stream: IO[bytes]) -> None:
    def write(process: subprocess.Popen[bytes]) -> None:
        try:
            shutil.copyfileobj(stream, process.stdin)  # type: ignore[arg-type]
            process.stdin.close()  # type: ignore[union-attr]
        except BrokenPipeError:
            pass  # it has said why

    options = ["--no-owner", "--no-privileges", "--no-password", "--exit-on-error", "--single-transaction"]
    connection.close()
    _run("pg_restore", [*options, "--dbname"], write)


def _run(program: str, options: list[str], talk: Callable[[subprocess.Popen[bytes]], None]) -> None:
    """With the connection of Django: the password in the environment, never among the arguments."""
    arguments, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, options)
    with TemporaryFile() as errors:
        try:
            process = subprocess.Popen(  # noqa: S603 - a fixed program, without a shell
                [program, *arguments[1:]],
                env=os.environ | (environment or {}),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except FileNotFoundError as problem:
            raise BackupError(f"{program} is not there: install postgresql-client") from problem
        with process:
            talk(process)
        if process.returncode:
            errors.seek(0)
            # Later lines may show what is in the rows.
            first = errors.readline().decode(errors="replace").strip()
            raise BackupError(f"{program} failed ({first})")
