"""Database, storage, disk, clock and fonts of this machine."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, InterfaceError, connection
from django.utils.crypto import get_random_string

from config.backups.making import copies_in
from config.settings.environment import VAR
from core.erasures.journal import has_begun
from core.pdf.render import NoPangoError, PdfError, make_pdf

LEAST_FREE = 512 * 1024 * 1024
MOST_APART = timedelta(minutes=1)
BACKUP_LATE = timedelta(hours=36)


def no_database(at: datetime) -> Iterator[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as problem:
        yield f"the database of DATABASE_URL is unavailable ({type(problem).__name__}): start it"


def unwritable_storage(at: datetime) -> Iterator[str]:
    """Write a small file, read it back and delete it, as an upload does."""
    text = get_random_string(12).encode()
    try:
        name = default_storage.save(f"doctor/{get_random_string(12)}.txt", ContentFile(text))
        with default_storage.open(name) as file:
            read = file.read()
        default_storage.delete(name)
        if read != text:
            yield "MEDIA_ROOT gives back something else than what is stored in it"
    except OSError as problem:
        yield f"MEDIA_ROOT cannot be written ({type(problem).__name__}): give it to the user of this process"
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=VAR):
            pass
    except OSError as problem:
        yield f"VAR_DIR cannot be written ({type(problem).__name__}): give it to the user of this process"


def full_disk(at: datetime) -> Iterator[str]:
    for name, folder in (("VAR_DIR", VAR), ("MEDIA_ROOT", Path(settings.MEDIA_ROOT))):
        if folder.is_dir() and (free := shutil.disk_usage(folder).free) < LEAST_FREE:
            yield f"the disk of {name} has only {free // 1024**2} MB left: make room"


def clocks_apart(at: datetime) -> Iterator[str]:
    """Compared with a database on another host; SQLite reads our own clock."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    if abs(theirs - at) > MOST_APART:
        seconds = round((at - theirs).total_seconds())
        yield f"this clock is {seconds} seconds ahead of the database's: synchronise both (NTP)"


def no_backup(at: datetime) -> Iterator[str]:
    copies = copies_in(Path(settings.BACKUP_DIR))
    if not copies:
        yield "there is no copy in BACKUP_DIR: run manage.py backup, every day"
    elif at - max(copies) > BACKUP_LATE:
        yield f"the newest copy is of {max(copies):%Y-%m-%d %H:%M} UTC: run manage.py backup, every day"
    if copies and not has_begun():
        yield "the journal of erasures is gone from ERASURE_JOURNAL: put it back, or run manage.py backup"


def no_paper(at: datetime) -> Iterator[str]:
    """In the scripts for which there are fonts."""
    try:
        make_pdf("<h1>Aа ع</h1>", title="A", language="nl")
    except NoPangoError:
        yield "no PDF can be made: install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    except PdfError as problem:
        yield f"no PDF can be made: {problem}"
