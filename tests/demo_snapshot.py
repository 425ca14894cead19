"""A snapshot of the demo content: built once per test run, then restored within a second.

It is built through the models, as ``load_demo`` does. The result is the same for every test module, so later
modules and other processes restore the rows and images of the first.
"""

import fcntl
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

type Table = tuple[list[str], list[tuple[object, ...]]]

MADE_BY_MIGRATING = ("django_content_type", "auth_permission", "django_migrations")
"""Equal in every test database, and cached by primary key in the process."""


def load_once(folder: Path, build: Callable[[], None]) -> None:
    """Fill the database by ``build``, or from its snapshot. ``folder`` is shared by all processes."""
    kept = folder / f"demo-{connection.vendor}"
    with only_one_at_a_time(folder / "demo.lock"):
        if not kept.exists():
            build()
            keep(kept)
            return
    restore_snapshot(kept)


@contextmanager
def only_one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def models_with_rows() -> list[type[Model]]:
    models = apps.get_models(include_auto_created=True)
    return [
        model
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in MADE_BY_MIGRATING
    ]


def keep(kept: Path) -> None:
    tables: dict[str, Table] = {}
    with connection.cursor() as cursor:
        for model in models_with_rows():
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows = [tuple(map(writable, row)) for row in cursor.fetchall()]
            tables[table] = [column[0] for column in cursor.description], rows
    unfinished = kept.with_suffix(".unfinished")
    unfinished.mkdir()
    (unfinished / "rows.pickle").write_bytes(pickle.dumps(tables))
    if Path(settings.MEDIA_ROOT).is_dir():
        shutil.copytree(settings.MEDIA_ROOT, unfinished / "media")
    unfinished.rename(kept)


def writable(value: object) -> object:
    """SQLite returns times, but only accepts strings."""
    return value.isoformat() if isinstance(value, time) else value


def restore_snapshot(kept: Path) -> None:
    tables: dict[str, Table] = pickle.loads((kept / "rows.pickle").read_bytes())  # noqa: S301 - our own
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        for table, (columns, rows) in tables.items():
            if rows:
                names = ", ".join(connection.ops.quote_name(column) for column in columns)
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(
                    f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})",  # noqa: S608
                    rows,
                )
        for statement in connection.ops.sequence_reset_sql(no_style(), models_with_rows()):
            cursor.execute(statement)
    if (kept / "media").is_dir():
        shutil.copytree(kept / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    clear_process_caches()


def clear_process_caches() -> None:
    ContentType.objects.clear_cache()
    cache.clear()
