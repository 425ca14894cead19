"""The health check of worker and timer in a container."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.production_database import ProductionDatabase

SCRIPT = Path(__file__).resolve().parents[2] / "site/deploy/heard.py"


@pytest.mark.postgres
def test_only_a_recent_sign_of_life_counts(production_database: ProductionDatabase) -> None:
    def exit_status() -> int:
        environment = os.environ | {"DATABASE_URL": production_database.url}
        command = [sys.executable, SCRIPT, "worker", "10"]
        return subprocess.run(command, env=environment, check=False).returncode

    assert exit_status() == 1
    production_database.ask(
        "INSERT INTO config_heartbeat (name, at) VALUES ('worker one', now() - interval '1 hour')"
    )
    assert exit_status() == 1
    production_database.ask("UPDATE config_heartbeat SET at = now()")
    assert exit_status() == 0
