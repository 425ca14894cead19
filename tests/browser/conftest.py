"""Chromium against a live server. The system's own browser is used; nothing is downloaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.demo_site import example, for_all_processes, serving

# Playwright runs an event loop in this thread, so Django would refuse synchronous database calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A machine with work beside the tests answers late. A shorter wait tells nothing about the site.
PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=PATIENCE)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    names = "chromium-headless-shell", "chromium"  # headless: equal results for a third less work
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("no Chromium: install it, or name it in CHROMIUM")
    return found


def be_patient(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, headless=True, args=QUIET)
        running.on("context", be_patient)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[str]:
    """The URL of a running demo site with a database of its own.

    While writing tests, start one and set ``SITE_RUNNING`` to its URL: then nothing has to be loaded for each
    run.
    """
    if running := os.environ.get("SITE_RUNNING"):
        yield running
        return
    with demo_copy(tmp_path_factory, migrated) as address:
        yield address


@pytest.fixture(scope="module")
def untouched_site(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[str]:
    """The URL of a demo site that tests of no other file changed.

    For lists that show only the first few: there a row of another test pushes the expected one out.
    """
    with demo_copy(tmp_path_factory, migrated) as address:
        yield address


@contextmanager
def demo_copy(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[str]:
    own = tmp_path_factory.mktemp("browser") / "site"
    shutil.copytree(example(for_all_processes(tmp_path_factory), migrated), own)
    with serving(own) as address:
        yield address


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Create a browser context: ``new_context(java_script_enabled=False, locale="nl-NL")``."""
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "nl-NL"} | options
        opened.append(browser.new_context(**settings))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A Dutch visitor on a desktop."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A Dutch visitor on a small phone."""
    return new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
