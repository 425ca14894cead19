"""Everything that residents do works without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_inspection import ADDRESSES, lines_of_main

pytestmark = pytest.mark.browser

WHAT_ONLY_A_SCRIPT_CAN = "[data-take], [data-near-me] .link-button, [data-list-keep]"
"""Printing, copying, geolocation and keeping on a device: shortcuts besides what works without."""


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A visitor without JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def test_every_page_says_the_same_without_scripts(bare: Page, page: Page, site: str) -> None:
    missing = []
    for address in ADDRESSES:
        for visitor in (bare, page):
            visitor.goto(site + address)
        page.locator(WHAT_ONLY_A_SCRIPT_CAN).evaluate_all("parts => parts.forEach((part) => part.remove())")
        without, with_scripts = lines_of_main(bare), lines_of_main(page)
        assert len(without) > 2, address
        missing += [f"{address}: {line}" for line in with_scripts if line not in without]
    assert not missing, "\n".join(missing)


def test_a_volunteer_opens_a_step(bare: Page, site: str) -> None:
    bare.goto(f"{site}/methode/")
    bare.locator("main").get_by_role("link", name="Laat bewoners elkaar ontmoeten").first.click()
    expect(bare).to_have_title(re.compile("^Stap 3 van 6: Laat bewoners elkaar ontmoeten – "))
    expect(bare.get_by_role("heading", name="Wat doe je")).to_be_visible()


def test_the_language_menu_opens(bare: Page, site: str) -> None:
    bare.goto(f"{site}/wijken/pijnacker-noord/")
    bare.locator(".language-menu summary").click()
    bare.get_by_role("link", name="English").click()
    expect(bare).to_have_url(f"{site}/en/wijken/pijnacker-noord/")
