"""Two upgrades at once, on a database that both of them see."""

import os
import sys
from pathlib import Path

import pytest

from tests.processes import started, until
from tests.production_database import ProductionDatabase

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_run_one_after_the_other(production_database: ProductionDatabase, tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": production_database.url,
        "VAR_DIR": str(tmp_path / "var"),
    }
    # The first holds the lock until its input ends, as an upgrade does while it works.
    holds = (
        "import django; django.setup(); from config.background.locks import only_one\n"
        "with only_one('upgrade') as mine: print('mine' if mine else 'not mine', flush=True); input()"
    )
    pipe = tmp_path / "end"
    os.mkfifo(pipe)
    first = f'exec {sys.executable} -c "{holds}" <>{pipe}'
    second = f"{sys.executable} manage.py upgrade --only database && sleep 600"
    with started(first, ROOT, environment) as holder:
        until(lambda: "mine" in holder.said(), holder)
        with started(second, ROOT, environment) as waiter:
            until(lambda: "Another upgrade is running" in waiter.said(), waiter)
            assert "1/5" not in waiter.said()
            pipe.write_text("\n")
            until(lambda: "Ready." in waiter.said(), waiter)
