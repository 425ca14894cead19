"""A real Chromium against a live server. It is the system's own; nothing is ever downloaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.demo_site import example, for_all_processes, serving

# Playwright runs an event loop in this thread, which makes Django refuse its ordinary database calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

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
def browser() -> Iterator[Browser]:
    names = "chromium-headless-shell", "chromium"  # without windows it is the same for a third less work
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not chromium:
        pytest.skip("no Chromium: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, headless=True, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[str]:
    """The address of a running example site, with a database of its own.

    Who writes tests may start one and name it in ``SITE_RUNNING``: then nothing has to be loaded each time.
    """
    if running := os.environ.get("SITE_RUNNING"):
        yield running
        return
    own = tmp_path_factory.mktemp("browser") / "site"
    shutil.copytree(example(for_all_processes(tmp_path_factory), migrated), own)
    with serving(own) as address:
        yield address


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a context of one's own: ``new_context(java_script_enabled=False, locale="nl-NL")``."""
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
    """A Dutch visitor at a desk."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A Dutch visitor with a small phone."""
    return new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
