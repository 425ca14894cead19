"""Fixtures for all tests. In CI a skipped test fails the run."""

import gc
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from tests.demo_site import demo  # noqa: F401 - a fixture
from tests.migrated_database import (  # noqa: F401 - fixtures
    django_db_keepdb,
    django_db_modify_db_settings,
    migrated,
)
from tests.module_fixtures import roles  # noqa: F401 - a fixture
from tests.pdf_cache import cached_pdfs  # noqa: F401 - a fixture
from tests.production_database import production_database  # noqa: F401 - a fixture

ROOT = Path(__file__).resolve().parents[1]
BROWSER = ROOT / "tests" / "browser"
NO_SKIPS = os.environ.get("NO_SKIPS", "") == "1" or os.environ.get("CI", "").lower() == "true"


def pytest_configure() -> None:
    """Compile the English catalogue before any import reads a translation."""
    call_command("compile_catalogues", verbosity=0)


@pytest.fixture(autouse=True)
def site_language() -> None:
    """Start every test in Dutch: a request leaves its language active in the thread."""
    translation.deactivate()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Test data that may not be in the repository: beside the clone, or in ``SHARED_DATA``."""
    folder = Path(os.environ.get("SHARED_DATA") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(
            f"no folder with shared data: set SHARED_DATA (looked for {folder.name} beside the clone)"
        )
    return folder


def pytest_collection_finish() -> None:
    """Modules and tests stay: looking at them again and again is an eighth of the work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect tests for the other database, and on PostgreSQL those that do not depend on it.

    Browser tests use a site with a database of its own, and tests without database access, or of texts and
    files, would give the same result twice.
    """
    on_postgres = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    other = "sqlite" if on_postgres else "postgres"
    left_out = [
        item
        for item in items
        if item.get_closest_marker(other) or (on_postgres and not concerns_the_database(item))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    last = {item.path for item in items if empties_the_database(item)}
    items[:] = [
        *spread_browser_files([item for item in items if item.path not in last]),
        *(item for item in items if item.path in last),
    ]


def spread_browser_files(items: list[pytest.Item]) -> list[pytest.Item]:
    """Spread the browser test files among the others, starting with the first.

    One process builds the demo site for all of them. Side by side, the others would wait for it, and then all
    would run Chromium at the same time.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    browsers = [tests for path, tests in files.items() if path.is_relative_to(BROWSER)]
    others = [tests for path, tests in files.items() if not path.is_relative_to(BROWSER)]
    places = [
        (place / len(row), number, tests)
        for number, row in enumerate((browsers, others))
        for place, tests in enumerate(row)
    ]
    return [item for _, _, tests in sorted(places, key=lambda place: place[:2]) for item in tests]


def concerns_the_database(item: pytest.Item) -> bool:
    """Whether a test depends on the database that the suite runs on."""
    if item.path.is_relative_to(BROWSER) or item.get_closest_marker("any_database"):
        return False
    fixtures = getattr(item, "fixturenames", ())
    of_a_database = {"db", "transactional_db", "demo", "production_database"}
    return bool(item.get_closest_marker("django_db") or of_a_database & set(fixtures))


def empties_the_database(item: pytest.Item) -> bool:
    """Whether a test flushes the database, including the data of migrations."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(
        item, "fixturenames", ()
    )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI (NO_SKIPS=1), a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIPS and reporter and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", []))
    if NO_SKIPS and skipped:
        terminalreporter.write_line(f"{skipped} skipped, and here nothing may be: the run fails.", red=True)
