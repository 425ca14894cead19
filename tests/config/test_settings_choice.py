"""Which settings a command uses: never development settings where production was meant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TELL = ("shell", "--no-imports", "-c", "from django.conf import settings; print(settings.SETTINGS_MODULE)")
PRODUCTION = {
    "SECRET_KEY": "Kq3v-9sXw_T7bYd2Rm5Zp8Hc4Jf6Lg1NaQeUoViWxBtDyEzMnPk8",
    "ALLOWED_HOSTS": "www.example.nl",
    "DATABASE_URL": "sqlite:///:memory:",
    "BASE_URL": "https://www.example.nl",
    "EMAIL_URL": "smtp://localhost:25",
    "DEFAULT_FROM_EMAIL": "site@example.nl",
}

pytestmark = pytest.mark.any_database


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=bare | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert [word for word in words if word not in done.stderr] == []


def test_in_the_environment_of_production_no_command_runs_on_development_settings() -> None:
    done = manage(*TELL, **PRODUCTION)
    assert_refused(done, "DJANGO_SETTINGS_MODULE=config.settings.production", "SECRET_KEY")


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "DEFAULT_FROM_EMAIL"])
def test_one_variable_of_production_is_enough_to_ask_which_settings_are_meant(name: str) -> None:
    assert_refused(manage("migrate", **{name: PRODUCTION[name]}), name, "config.settings.dev")


def test_named_settings_are_taken() -> None:
    named = PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    option = ("--settings", "config.settings.production")
    for done in (manage(*TELL, **named), manage(*TELL, *option, **PRODUCTION)):
        assert done.stdout.strip() == "config.settings.production"


def test_a_developer_who_sets_nothing_but_a_database_gets_development_settings() -> None:
    done = manage(*TELL, DATABASE_URL="sqlite:///:memory:")
    assert done.stdout.strip() == "config.settings.dev"


def test_one_line_says_that_the_named_settings_do_not_exist() -> None:
    done = manage("migrate", **PRODUCTION, DJANGO_SETTINGS_MODULE="config.settings.prod")
    assert_refused(done, "config.settings.prod", "config.settings.production")
