"""A site with content, and an empty place beside it, on the database of this run."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.migrated_database import migrating
from tests.production_database import ProductionDatabase


class Installation:
    """A database with its files; ``at`` makes them those of this process."""

    def __init__(self, name: str, media: Path, settings: Any) -> None:
        self.name, self.media, self.settings = name, media, settings

    def at(self) -> AbstractContextManager[None]:
        self.settings.MEDIA_ROOT = self.media
        return migrating(self.name)

    def rows(self) -> dict[str, list[str]]:
        """Every row of every table."""
        with self.at(), connection.cursor() as cursor:
            found = {}
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                found[table] = sorted(map(repr, cursor.fetchall()))
            return found

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.media)): path.read_bytes()
            for path in self.media.rglob("*")
            if path.is_file()
        }


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_DIR = tmp_path / "copies"
    settings.ERASURE_JOURNAL = tmp_path / "apart" / "journal.jsonl"


@pytest.fixture
def outside(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Databases of their own, without the transaction around a test and without emptying tables after it."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def running(
    production_database: ProductionDatabase, outside: None, settings: Any, tmp_path: Path
) -> Installation:
    media = tmp_path / "media"
    (media / "images" / "é").mkdir(parents=True)
    (media / "images" / "é" / "straat.jpg").write_bytes(b"\0\xff" * 40_000)
    (media / "documents").mkdir()
    (media / "documents" / "leeg.txt").write_bytes(b"")
    name = str(production_database.file or production_database.name)
    return Installation(name, media, settings)


@pytest.fixture
def empty(running: Installation, settings: Any, tmp_path: Path) -> Iterator[Installation]:
    if connection.vendor == "sqlite":
        (tmp_path / "other").mkdir()
        yield Installation(str(tmp_path / "other" / "site.sqlite3"), tmp_path / "other-media", settings)
        return
    name = f"{running.name[:56]}_other"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield Installation(name, tmp_path / "other-media", settings)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def copy_of(settings: Any) -> Callable[[Installation], Path]:
    def make(site: Installation) -> Path:
        with site.at():
            call_command("backup", verbosity=0)
        (copy,) = Path(settings.BACKUP_DIR).iterdir()
        return copy

    return make
