"""Make a copy, and remove those that are no longer needed."""

import re
import shutil
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from core.erasures import journal

from .databases import dump
from .manifest import NAME, Manifest, write_manifest
from .parts import BackupError, PartWriter, Seal, damaged
from .retention import kept

DATED = "site-%Y%m%dT%H%M%SZ"
IS_DATED = re.compile(r"site-\d{8}T\d{6}Z")
UNFINISHED = ".unfinished"


def copies_in(place: Path) -> dict[datetime, Path]:
    """The finished ones."""
    return {
        datetime.strptime(path.name, DATED).replace(tzinfo=UTC): path
        for path in (place.iterdir() if place.is_dir() else ())
        if IS_DATED.fullmatch(path.name) and (path / NAME).is_file()
    }


def make_copy(place: Path, at: datetime) -> Path:
    """In a folder that gets its name when it is complete. Database first: the files that it names stay."""
    seal = Seal(tuple(settings.BACKUP_KEYS))
    at = at.astimezone(UTC).replace(microsecond=0)
    finished = place / at.strftime(DATED)
    folder = finished.with_suffix(UNFINISHED)
    place.mkdir(parents=True, exist_ok=True)
    for left in place.glob(f"site-*{UNFINISHED}"):
        shutil.rmtree(left)
    folder.mkdir(mode=0o700)
    journal.begin()
    migrations = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    database = PartWriter(folder, "database", seal)
    dump(database)
    media = PartWriter(folder, "media", seal)
    files = pack(Path(settings.MEDIA_ROOT), media)
    manifest = Manifest(
        made_at=at.isoformat(),
        database=connection.vendor,
        migrations=migrations,
        database_parts=database.finish(),
        media_parts=media.finish(),
        files=files,
    )
    if wrong := list(damaged(folder, manifest.parts)):
        raise BackupError(f"{wrong[0]} reads back differently than it was written: look at the disk")
    write_manifest(folder, manifest, seal)
    folder.rename(finished)
    return finished


def pack(folder: Path, into: PartWriter) -> int:
    """All files in it; the number of them. What is deleted meanwhile is left out."""
    files = 0
    with tarfile.open(fileobj=cast("IO[bytes]", into), mode="w|") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            try:
                file = path.open("rb")
            except FileNotFoundError:
                continue
            with file:
                archive.addfile(archive.gettarinfo(arcname=str(path.relative_to(folder)), fileobj=file), file)
            files += 1
    return files


def thin(place: Path) -> list[str]:
    """Remove the copies that are no longer needed; their names."""
    copies = copies_in(place)
    gone = sorted(copies.keys() - kept(copies.keys()))
    for at in gone:
        shutil.rmtree(copies[at])
    return [copies[at].name for at in gone]
