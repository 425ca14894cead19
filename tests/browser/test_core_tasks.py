"""Tasks that editors do most, from the start screen: at most five clicks and a minute each.

Typing is not counted, choosing is. Run with ``-s`` to read clicks and seconds for each task.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editors import log_in

pytestmark = pytest.mark.browser

MOST_CLICKS, MOST_SECONDS = 5, 60


class Task:
    """One task in one browser: every click is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name).first)


@pytest.fixture
def task(
    new_context: Callable[..., BrowserContext], site: str, capsys: pytest.CaptureFixture[str]
) -> Callable:
    @contextmanager
    def begin(who: str, what: str) -> Iterator[Task]:
        doing = Task(log_in(new_context, site, who))
        began = time.monotonic()
        yield doing
        seconds = time.monotonic() - began
        with capsys.disabled():
            print(f"\n{what:<40} {who:<14} {doing.clicks} clicks  {seconds:5.1f} s", end="")  # noqa: T201
        assert doing.clicks <= MOST_CLICKS
        assert seconds <= MOST_SECONDS

    return begin


def saved(page: Page) -> None:
    expect(page.locator(".messages .success").first).to_be_visible()


def test_confirm(task: Callable) -> None:
    with task("vrijwilliger", "zeggen dat het nog klopt") as doing:
        doing.button("Klopt nog")
        saved(doing.page)


def test_change_a_time(task: Callable) -> None:
    with task("redacteur", "een tijd veranderen") as doing:
        doing.button("Sociale kaart")
        doing.link("Activiteiten")
        doing.click(doing.page.locator("main td a").first)
        doing.page.locator("[name=schedules-0-ends_at]").fill("12:15")
        doing.click(doing.page.locator("footer [name=action-publish]").first)
        saved(doing.page)


def test_close_for_the_holidays(task: Callable) -> None:
    with task("redacteur", "dicht in de vakantie") as doing:
        doing.button("Sociale kaart")
        doing.link("Activiteiten")
        doing.click(doing.page.locator("main td a").first)
        doing.click(doing.page.locator("[name=schedules-0-not_in_school_holidays]"))
        doing.click(doing.page.locator("footer [name=action-publish]").first)
        saved(doing.page)
