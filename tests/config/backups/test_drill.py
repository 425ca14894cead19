"""A copy is put back elsewhere, and nothing is missing; what does not fit is refused and changes nothing."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from config.backups import manifest, parts, restoring
from config.backups.making import DATED
from core.erasures import journal
from tests.config.backups.conftest import Installation
from wijken.directory.models import Listing
from wijken.following.models import Subscription
from wijken.upkeep.models import Contact

CopyOf = Callable[[Installation], Path]


def restore(site: Installation, copy: Path, **options: Any) -> str:
    said = StringIO()
    with site.at():
        call_command("restore", str(copy), stdout=said, **options)
    return said.getvalue()


def refused(site: Installation, copy: Path) -> str:
    """Why; after which nothing is there."""
    with pytest.raises(CommandError) as problem:
        restore(site, copy)
    (line,) = str(problem.value).splitlines()
    assert line.startswith("Nothing was changed: ")
    with site.at():
        assert connection.introspection.table_names() == []
    assert not site.media.exists()
    return line


def person(name: str) -> Any:
    return get_user_model().objects.create_user(name, f"{name}@example.nl", "a-good-password")


@pytest.mark.parametrize("keys", [[], [Fernet.generate_key().decode()]], ids=["plain", "encrypted"])
def test_every_row_and_every_file_comes_back(
    running: Installation,
    empty: Installation,
    copy_of: CopyOf,
    keys: list[str],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.BACKUP_KEYS = keys
    monkeypatch.setattr(parts, "MOST_BYTES", 100_000)  # a stream of several files
    with running.at():
        person("joke")
    before = running.rows()
    assert len(before) > 100 and any("joke@example.nl" in row for row in before["auth_user"])

    copy = copy_of(running)
    said = restore(empty, copy)

    assert empty.rows() == before == running.rows()
    assert empty.files() == running.files() != {}
    assert "is back, with 2 files" in said
    with empty.at():  # numbers go on after those of the copy
        assert person("els").pk not in {row[0] for row in before["auth_user"]}
    stored = b"".join(path.read_bytes() for path in copy.iterdir())
    assert len(list(copy.glob("media.*"))) + len(list(copy.glob("database.*"))) > 2
    assert (b"straat.jpg" in stored) == (not keys)


@pytest.mark.any_database
def test_a_copy_is_readable_by_its_owner_alone(running: Installation, copy_of: CopyOf) -> None:
    assert copy_of(running).stat().st_mode & 0o777 == 0o700


@pytest.mark.any_database
def test_what_is_damaged_foreign_or_locked_is_refused(
    running: Installation, empty: Installation, copy_of: CopyOf, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUP_KEYS = [Fernet.generate_key().decode()]
    copy = copy_of(running)
    first = next(copy.glob("database.*"))
    whole = first.read_bytes()

    first.write_bytes(whole[:-9] + b"x" + whole[-8:])
    assert f"{first.name} damaged or gone" in refused(empty, copy)
    first.unlink()
    assert f"{first.name} damaged or gone" in refused(empty, copy)
    first.write_bytes(whole)

    settings.BACKUP_KEYS = []
    assert "it is encrypted: set BACKUP_KEY" in refused(empty, copy)
    settings.BACKUP_KEYS = [Fernet.generate_key().decode()]
    assert "encrypted with another key" in refused(empty, copy)
    assert "it is no copy" in refused(empty, tmp_path)


@pytest.mark.any_database
def test_a_copy_of_something_else_is_refused(
    running: Installation, empty: Installation, copy_of: CopyOf
) -> None:
    copy = copy_of(running)
    told = json.loads((copy / manifest.NAME).read_text())
    for changed, reason in (
        ({"site": "another-site"}, "another program"),
        ({"format": 2}, "another program"),
        ({"database": "oracle"}, "it is of oracle"),
        ({"migrations": ["core.9999_later"]}, "a newer version, which has core.9999_later"),
    ):
        for name in (manifest.NAME, manifest.SUMS):
            (copy / name).unlink()
        own = parts.write_file(copy / manifest.NAME, json.dumps(told | changed).encode())
        (copy / manifest.SUMS).write_text(f"{own.sha256}  {own.name}\n")
        assert reason in refused(empty, copy)


def test_only_an_empty_place_is_filled(running: Installation, empty: Installation, copy_of: CopyOf) -> None:
    copy = copy_of(running)
    before = running.rows()
    with pytest.raises(CommandError, match="the database of DATABASE_URL is not empty"):
        restore(running, copy)
    empty.media.mkdir()
    (empty.media / "a.jpg").touch()
    with pytest.raises(CommandError, match="MEDIA_ROOT is not empty"):
        restore(empty, copy)
    assert running.rows() == before
    assert list(empty.files()) == ["a.jpg"]


def test_a_database_that_breaks_off_leaves_nothing(
    running: Installation, empty: Installation, copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_of(running)
    read = parts.Seal.open
    half = "config.backups.parts.Seal.open"
    monkeypatch.setattr(half, lambda self, content: read(self, content)[: len(content) * 2 // 3])
    # The manifest is read as it is, the archive of files ends early, or the database does.
    monkeypatch.setattr("config.backups.restoring.unpack", lambda stream, into: into.mkdir(parents=True))
    refused(empty, copy)


def test_what_was_erased_after_the_copy_stays_erased(
    running: Installation, empty: Installation, copy_of: CopyOf
) -> None:
    at = timezone.now()
    with running.at():
        kept, gone = (
            Subscription.objects.create(email=f"{name}@example.nl", asked_at=at) for name in ("els", "joke")
        )
        contact = Contact.objects.create(email="bea@example.nl")
        listing = Listing.objects.create(name="Ans", slug="ans", summary="Breit", live=True)
        left, deleted = person("left"), person("deleted")
    copy = copy_of(running)

    with running.at():
        Subscription.objects.filter(pk=gone.pk).forget()
        contact.stopped_at = at
        contact.save()
        listing.visibility = Listing.Visibility.UNLISTED
        listing.save()
        left.is_active = False
        left.save()
        deleted.delete()
    said = restore(empty, copy)

    assert "Erased again: 5, of 5 that the journal names." in said
    with empty.at():
        assert list(Subscription.objects.all()) == [kept]
        assert Contact.objects.reachable().count() == 0
        assert Listing.objects.unlisted_match("Ans")
        again = Listing.objects.get()
        assert again.get_latest_revision_as_object().visibility == Listing.Visibility.UNLISTED
        assert not get_user_model().objects.filter(username="deleted").exists()
        assert not get_user_model().objects.get(username="left").is_active
    written = Path(empty.settings.ERASURE_JOURNAL).read_text()
    assert not any(name in written for name in ("joke", "bea", "Ans", "left@", "example.nl"))


def test_who_comes_after_a_restore_is_not_erased_for_who_went_before(
    running: Installation, empty: Installation, copy_of: CopyOf
) -> None:
    copy = copy_of(running)
    since = timezone.now().replace(microsecond=0).isoformat()
    with running.at():
        for name in ("joke", "bea"):
            person(name).delete()
            Contact.objects.create(email=f"{name}@example.nl").delete()
    restore(empty, copy)
    with empty.at():
        els, contact = person("els"), Contact.objects.create(email="els@example.nl")
        call_command("repeat_erasures", since, stdout=StringIO())
        assert get_user_model().objects.filter(pk=els.pk).exists()
        assert Contact.objects.filter(pk=contact.pk).exists()


@pytest.mark.any_database
def test_a_copy_from_before_there_was_a_key_comes_back_once_there_is_one(
    running: Installation, empty: Installation, copy_of: CopyOf, settings: Any
) -> None:
    copy = copy_of(running)
    settings.BACKUP_KEYS = [Fernet.generate_key().decode()]
    restore(empty, copy)
    assert empty.rows() == running.rows()


@pytest.mark.any_database
def test_a_disk_that_fails_when_the_database_is_back_is_not_called_nothing(
    running: Installation, empty: Installation, copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_of(running)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    load = "config.backups.restoring.load"
    monkeypatch.setattr(
        load, lambda stream, put=restoring.load: (put(stream), monkeypatch.setattr(Path, "rename", full))
    )
    with pytest.raises(CommandError, match=r"^The database is back, but not all files are"):
        restore(empty, copy)


@pytest.mark.any_database
def test_without_the_journal_nothing_is_put_back_unless_one_says_so(
    running: Installation, empty: Installation, copy_of: CopyOf, settings: Any, tmp_path: Path
) -> None:
    copy = copy_of(running)
    settings.ERASURE_JOURNAL = tmp_path / "lost" / "journal.jsonl"
    assert "the journal of erasures is not at ERASURE_JOURNAL" in refused(empty, copy)
    restore(empty, copy, without_journal=True)
    assert empty.rows() == running.rows()


@pytest.mark.any_database
def test_what_is_rolled_back_is_not_noted_and_a_torn_line_is_counted(running: Installation) -> None:
    since = timezone.now() - timedelta(seconds=1)
    journal.begin()
    with running.at():
        gone = person("joke")
        with transaction.atomic():
            get_user_model().objects.get(pk=gone.pk).delete()
            transaction.set_rollback(True)
        assert journal.entries_since(since) == ([], 0)
        journal._write(b'{"at": "2026-\n')
        gone.delete()
    entries, unreadable = journal.entries_since(since)
    assert ([entry.kind for entry in entries], unreadable) == (["deleted auth.User"], 1)


@pytest.mark.any_database
def test_a_second_copy_of_a_day_is_made_only_when_asked_and_old_ones_go(
    running: Installation, copy_of: CopyOf, settings: Any
) -> None:
    now = datetime.now(UTC)
    place = Path(settings.BACKUP_DIR)
    for days in range(1, 40):
        folder = place / (now - timedelta(days=days)).strftime(DATED)
        folder.mkdir(parents=True)
        (folder / manifest.NAME).touch()
    (place / "site-20200101T000000Z.unfinished").mkdir()
    (place / "not-ours").mkdir()
    with running.at():
        call_command("backup", daily=True, verbosity=0)
        first = {path.name for path in place.iterdir()}
        call_command("backup", daily=True, verbosity=0)
    assert {path.name for path in place.iterdir()} == first
    assert "not-ours" in first and "site-20200101T000000Z.unfinished" not in first
    assert 9 <= len(first - {"not-ours"}) <= 13


@pytest.mark.sqlite
def test_a_copy_of_sqlite_is_whole_while_somebody_writes(
    running: Installation, empty: Installation, copy_of: CopyOf
) -> None:
    """A transaction that is open when the copy is made is not in it."""
    with sqlite3.connect(running.name) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM config_heartbeat")
        other.execute("INSERT INTO config_heartbeat (name, at) VALUES ('half', '2026-11-01')")
        copy = copy_of(running)
        other.commit()
    restore(empty, copy)
    assert empty.rows()["config_heartbeat"] == []


@pytest.mark.postgres
def test_no_password_is_among_the_arguments(
    running: Installation, copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    popen = subprocess.Popen

    def note(arguments: list[str], **options: Any) -> Any:
        started.append(arguments)
        assert options["env"]["PGPASSWORD"] == "a-secret"
        return popen(arguments, **options)

    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "a-secret")
    monkeypatch.setattr("config.backups.databases.subprocess.Popen", note)
    shutil.rmtree(copy_of(running))
    assert started and not any("a-secret" in argument for call in started for argument in call)
