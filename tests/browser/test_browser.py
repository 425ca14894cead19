"""The browser itself, before anything is asked of the site."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_page_is_shown_as_wide_as_the_visitors_screen(page: Page, phone: Page) -> None:
    assert page.evaluate("innerWidth") == 1280
    assert phone.evaluate("screen.width") == 360
