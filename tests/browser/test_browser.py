"""The browser itself, and what only a browser can tell of the style."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_page_is_shown_as_wide_as_the_visitors_screen(page: Page, phone: Page) -> None:
    assert page.evaluate("innerWidth") == 1280
    assert phone.evaluate("screen.width") == 360


def test_a_number_to_call_in_running_text_looks_like_a_link(page: Page, site: str) -> None:
    page.goto(site + "/contact/")
    number = page.locator("main .prose bdi > a[href^='tel:']").first
    assert number.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"
