"""Preconditions for serving pages, checked when the server starts and never afterwards."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.cache import cache
from django.db import Error, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.crypto import get_random_string

from config.settings.validation import refuse
from core.translation_catalogues import catalogue_files


def refuse_unless_ready() -> None:
    """Exit with one line that says what to do."""
    found = list(problems())
    connection.close()
    if found:
        refuse("; ".join(found))


def problems() -> Iterator[str]:
    yield from uncollected_files()
    yield from uncompiled_catalogues()
    yield from missing_migrations()
    yield from useless_cache()


def uncollected_files() -> Iterator[str]:
    if isinstance(staticfiles_storage, ManifestFilesMixin) and not staticfiles_storage.hashed_files:
        yield "run manage.py upgrade: style sheets and scripts are not collected"


def uncompiled_catalogues() -> Iterator[str]:
    catalogues = [path for folder in settings.LOCALE_PATHS for path in catalogue_files(Path(folder))]
    if not all(path.with_suffix(".mo").exists() for path in catalogues):
        yield "run manage.py upgrade: the translations are not compiled"


def missing_migrations() -> Iterator[str]:
    """An unreachable database does not prevent the start: the site tells visitors and waits for it."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "run manage.py upgrade: the database lacks tables or columns of this version"
    except (OperationalError, InterfaceError):
        pass


def useless_cache() -> Iterator[str]:
    """Check that a stored value can be read back: CACHE_URL may name a missing server, table or folder."""
    key, value = "is-it-there", get_random_string(12)
    try:
        cache.set(key, value, timeout=60)
        found = cache.get(key)
    except Error:
        yield "CACHE_URL names a table that does not exist: run manage.py upgrade"
    except Exception as problem:
        yield f"CACHE_URL names a cache that does not work ({type(problem).__name__})"
    else:
        if found != value:
            yield "CACHE_URL names a cache that does not answer: check its host, port, password and number"
