"""Each documented variable changes a setting, when it is set as the guide says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings.variables import KNOWN
from tests.config.test_production_settings import COMPLETE

ROOT = Path(__file__).resolve().parents[2]
OTHER = {
    "SECRET_KEY": "another-key-of-sixty-characters-0123456789-abcdefghijklmnopq",
    "ALLOWED_HOSTS": "www.example.nl,example.nl",
    "DATABASE_URL": "postgres://methode@db/methode",
    "BASE_URL": "https://www.example.nl:8443",
    "EMAIL_URL": "smtp+tls://u:p@mail.example.nl:587",
    "DEFAULT_FROM_EMAIL": "De methode <noreply@example.nl>",
    "SECOND_FACTOR_REQUIRED": "off",
    "SERVE_MEDIA": "off",
    "TILES": "off",
    "SECURE_SSL_REDIRECT": "off",
    "HSTS_SUBDOMAINS": "off",
    "HSTS_PRELOAD": "on",
    "FORMS_PROOF_OF_WORK": "on",
    "CONN_MAX_AGE": "7",
    "PROXIES_IN_FRONT": "2",
    "FORMS_PER_NETWORK": "7",
    "FORMS_IN_ALL": "7",
    "PAGE_STORE_MB": "7",
    "WEB_CONCURRENCY": "7",
    "WEB_THREADS": "7",
    "SECRET_KEY_FALLBACKS": "an-earlier-key",
    "VAR_DIR": "/srv/elsewhere",
    "MEDIA_ROOT": "/srv/pictures",
    "CACHE_URL": "redis://cache:6379/0",
    "BIND": "0.0.0.0:9000",
    "BACKUP_DIR": "/srv/copies",
    "BACKUP_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "ERASURE_JOURNAL": "/srv/apart/journal.jsonl",
}
# In one process, because starting one for each takes a minute: every module of the settings is read afresh.
PROGRAM = """
import importlib, json, os, runpy, sys
def settings():
    for name in [name for name in sys.modules if name.startswith("config.settings")]:
        del sys.modules[name]
    production = vars(importlib.import_module("config.settings.production"))
    texts = ("LANGUAGES", "WAGTAIL_CONTENT_LANGUAGES")  # translated when they are shown
    found = {name: repr(value) for name, value in production.items() if name.isupper() and name not in texts}
    server = runpy.run_path("site/gunicorn.conf.py")
    return found | {name: repr(server[name]) for name in ("bind", "workers", "threads")}
def reads_with(**more):
    os.environ.update(more)
    try:
        return settings()
    finally:
        for name in more:
            os.environ.pop(name)
            if name in complete:
                os.environ[name] = complete[name]
complete, others = json.load(sys.stdin)
changed = {}
for name, value in others.items():
    # Only PostgreSQL keeps connections.
    around = {"DATABASE_URL": "postgres://methode@db/other"} if name == "CONN_MAX_AGE" else {}
    before, after = reads_with(**around), reads_with(**around, **{name: value})
    changed[name] = [setting for setting in before if before[setting] != after[setting]]
print(json.dumps(changed))
"""

pytestmark = pytest.mark.any_database


def test_each_variable_changes_a_setting() -> None:
    assert set(OTHER) == set(KNOWN)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "site"} | COMPLETE,
        input=json.dumps([COMPLETE, OTHER]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    changed = json.loads(done.stdout)
    assert [name for name in OTHER if not changed[name]] == []
    assert changed["FORMS_IN_ALL"] == ["FORMS_IN_ALL"]
