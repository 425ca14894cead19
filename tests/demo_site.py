"""The demo for tests: in the test database, or as a server."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils.translation import get_language, override
from pytest_django import DjangoDbBlocker

from tests.demo_snapshot import (
    clear_process_caches,
    load_once,
    only_one_at_a_time,
)
from tests.module_fixtures import rows_for_module

ROOT = Path(__file__).resolve().parents[1]
WITH_PICTURES = (
    "/",
    "/wijken/pijnacker-noord/",
    "/wijken/nootdorp-plan-west/",
    "/wijken/delfgauw-rondom-de-kiezel/",
    "/methode/ontmoeting-stimuleren/",
    "/en/wijken/pijnacker-noord/",
)
STARTING_TAKES = 60  # seconds at most


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The demo content, loaded once per module; the changes of each test are rolled back."""
    with rows_for_module(django_db_blocker):
        load_once(for_all_processes(tmp_path_factory), load)
        yield
    with django_db_blocker.unblock():
        clear_process_caches()


def for_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def load() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):  # translated pages are published on commit
        call_command("load_demo", verbosity=0, stdout=StringIO())
    with override(get_language()):
        for address in WITH_PICTURES:  # renditions are created when first displayed
            Client().get(address)


def example(folder: Path, migrated: Path) -> Path:
    """A folder with the demo's database and media, created once for all processes.

    ``migrated`` is an SQLite file with all migrations applied.
    """
    ready = folder / "example"
    with only_one_at_a_time(folder / "example.lock"):
        if not ready.exists():
            unfinished = folder / "example.unfinished"
            environment = demo_environment(unfinished)
            unfinished.mkdir()
            shutil.copyfile(migrated, unfinished / "site.sqlite3")
            run = [sys.executable, "manage.py", "load_demo", "--verbosity", "0"]
            subprocess.run(run, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
            unfinished.rename(ready)
    return ready


def demo_environment(folder: Path) -> dict[str, str]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "VAR_DIR": str(folder)}
    environment.pop("DATABASE_URL", None)
    return environment


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a copy of the demo in ``folder`` as ``make demo`` does; yields the URL."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = demo_environment(folder) | {
        "BASE_URL": address,
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
    }
    serve = [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py"]
    with subprocess.Popen(serve, cwd=ROOT, env=environment) as server:
        try:
            wait_for(f"{address}/gezond/")
            yield address
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(url: str) -> None:
    deadline = time.monotonic() + STARTING_TAKES
    while True:
        try:
            with urlopen(url, timeout=5):  # noqa: S310
                return
        except OSError:  # refused, or not listening yet
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
