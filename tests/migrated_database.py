"""Run all migrations once, in half a minute; later processes and runs start from a copy of the result.

The copy is named after a hash of the migrations, so a change creates a new one.
"""

import hashlib
import inspect
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from tests.demo_snapshot import only_one_at_a_time

QUICK = {"init_command": "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"}


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """SQLite starts from the prepared file; PostgreSQL creates a database for each process."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def migrated(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Path | str:
    """An SQLite file, or the name of a PostgreSQL database, with all migrations applied."""
    kept = request.config.cache.mkdir("migrated")
    with django_db_blocker.unblock(), only_one_at_a_time(kept / f"{connection.vendor}.lock"):
        return migrated_file(kept) if connection.vendor == "sqlite" else migrated_database()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    migrated: Path | str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    if isinstance(migrated, str):
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated
        return
    own = tmp_path_factory.mktemp("database") / "test.sqlite3"
    connection.settings_dict["OPTIONS"] = QUICK
    shutil.copyfile(migrated, own)
    connection.settings_dict["NAME"] = connection.settings_dict["TEST"]["NAME"] = str(own)
    with django_db_blocker.unblock():
        connection.close()


def hash_of_migrations() -> str:
    """A short hash of all migrations."""
    migrations = sorted(MigrationLoader(None).disk_migrations.items())
    text = hashlib.sha256()
    for name, migration in migrations:
        text.update(f"{name}{inspect.getsource(inspect.getmodule(type(migration)))}".encode())
    return text.hexdigest()[:12]


def migrated_file(folder: Path) -> Path:
    path = folder / f"{hash_of_migrations()}.sqlite3"
    if not path.exists():
        for old in folder.glob("*.sqlite3*"):
            old.unlink()
        unfinished = path.with_suffix(".sqlite3-unfinished")
        with migrating(str(unfinished)):
            call_command("migrate", verbosity=0)
        unfinished.rename(path)
    return path


def migrated_database() -> str:
    prefix = f"{connection.settings_dict['NAME']}_migrated_"
    name = prefix + hash_of_migrations()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        there = {row[0] for row in cursor.fetchall()}
        if name in there:
            return name
        for old in there:
            cursor.execute(f'DROP DATABASE "{old}"')
        unfinished = f"{prefix}unfinished"
        cursor.execute(f'CREATE DATABASE "{unfinished}"')
        with migrating(unfinished):
            call_command("migrate", verbosity=0)
        cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


@contextmanager
def migrating(name: str) -> Iterator[None]:
    """Connect to the database of this name."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    connection.close()  # in this order: an in-memory database is never closed
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
