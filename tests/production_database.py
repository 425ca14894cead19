"""A migrated database for programs that run beside a test, which can be made unavailable."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker


@dataclass(frozen=True)
class ProductionDatabase:
    """An SQLite ``file``, or the name of a database on the test server."""

    url: str
    name: str
    file: Path | None = None

    def ask(self, question: str) -> list[Any]:
        opened = sqlite3.connect(self.file, timeout=20) if self.file else psycopg.connect(self.url)
        with closing(opened) as link, link:
            cursor = link.execute(question)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def away(self) -> Iterator[None]:
        """Refuse new connections and terminate existing ones."""
        if self.file:
            elsewhere = self.file.parent.rename(self.file.parent.with_name("elsewhere"))
            yield
            elsewhere.rename(self.file.parent)
            return
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{self.name}" ALLOW_CONNECTIONS false')
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name]
            )
        yield
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{self.name}" ALLOW_CONNECTIONS true')


@pytest.fixture
def production_database(
    migrated: Path | str, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[ProductionDatabase]:
    if isinstance(migrated, Path):
        file = tmp_path / "database" / "site.sqlite3"
        file.parent.mkdir()
        shutil.copyfile(migrated, file)
        yield ProductionDatabase(f"sqlite:///{file}", file.name, file)
        return
    name = f"{migrated}_{tmp_path.name}"[:63]
    server = connection.settings_dict
    password = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    url = f"postgres://{server['USER']}{password}@{server['HOST']}:{server['PORT']}/{name}"
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated}"')
        yield ProductionDatabase(url, name)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
