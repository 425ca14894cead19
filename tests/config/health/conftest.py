"""A site on which all is well."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from config.background.heartbeats import TIMER, WORKER, beat
from config.health import system


@pytest.fixture
def well(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.ERASURE_JOURNAL = tmp_path / "journal.jsonl"
    monkeypatch.setattr(system, "VAR", tmp_path)
    for name in (f"{WORKER}one", TIMER):
        beat(name, timezone.now())
