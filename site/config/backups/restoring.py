"""Put a copy back into an empty place: all of it, or nothing."""

import io
import shutil
import tarfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from .databases import has_tables, load
from .manifest import Manifest, read_manifest
from .parts import BackupError, PartReader, Seal, damaged

RESTORING = ".restoring"
OF_THE_DISK = {"lost+found", RESTORING}


class HalfwayError(Exception):
    """The database is back, and not all files are."""


def put_back(folder: Path) -> Manifest:
    """Look at everything before anything changes. Database and files follow each other in an instant."""
    manifest, seal = read_manifest(folder, Seal(tuple(settings.BACKUP_KEYS)))
    refuse_what_does_not_fit(folder, manifest)
    refuse_unless_empty()
    media = Path(settings.MEDIA_ROOT)
    waiting = media / RESTORING
    is_new = not media.exists()
    try:
        unpack(reader(folder, manifest, "media_parts", seal), waiting)
        load(reader(folder, manifest, "database_parts", seal))
        try:
            for path in waiting.iterdir():
                path.rename(media / path.name)
        except OSError as problem:
            raise HalfwayError(problem.strerror) from problem
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it is not empty
                media.rmdir()
    return manifest


def refuse_what_does_not_fit(folder: Path, manifest: Manifest) -> None:
    if wrong := list(damaged(folder, manifest.parts)):
        raise BackupError(f"{', '.join(wrong)} damaged or gone")
    if manifest.database != connection.vendor:
        raise BackupError(f"it is of {manifest.database}, and DATABASE_URL names {connection.vendor}")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise BackupError(f"it was made by a newer version, which has {newer[0]}")


def refuse_unless_empty() -> None:
    if has_tables():
        raise BackupError("the database of DATABASE_URL is not empty")
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and any(path.name not in OF_THE_DISK for path in media.iterdir()):
        raise BackupError("MEDIA_ROOT is not empty")


def reader(folder: Path, manifest: Manifest, name: str, seal: Seal) -> io.BufferedReader:
    return io.BufferedReader(PartReader(folder, getattr(manifest, name), seal))


def unpack(stream: io.BufferedReader, into: Path) -> None:
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        archive.extractall(into, filter="data")


def is_behind(manifest: Manifest) -> bool:
    """Its tables lack something of this version."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return bool(known - set(manifest.migrations))
