"""The admin under its own strict content security policy: nothing breaks."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import edit_page, log_in, open_fact
from tests.browser.page_inspection import axe_findings, listening

pytestmark = pytest.mark.browser

SETTLED = 400  # milliseconds in which scripts may still report errors

SCREENS = ("", "snippets/directory/listing/", "snippets/directory/activity/", "images/", "reports/workflow/")


def test_nothing_breaks_on_the_screens_that_editors_use(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    with listening(page.context, site) as (complaints, foreign):
        for screen in SCREENS:
            page.goto(f"{site}/beheer/{screen}")
            expect(page.locator("main h1, header h1, .w-header__title").first).to_be_visible()
        for kind, name in (("listing", "Buurthuis De Zwaluw"), ("activity", "Handwerkmiddag")):
            open_fact(page, site, kind, name)
            page.wait_for_timeout(SETTLED)
        for address in ("/zo-werkt-het/", "/methode/ontmoeting-stimuleren/", "/en/wijken/pijnacker-noord/"):
            edit_page(page, site, address)
            page.wait_for_timeout(SETTLED)
    # Wagtail's accessibility checker logs its findings: no error.
    complaints = [line for line in complaints if not line.startswith("axe.run results")]
    assert complaints == []
    assert foreign == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_links_and_buttons_can_be_read_on_a_dark_screen_too(
    new_context: Callable[..., BrowserContext], site: str, colours: Literal["light", "dark"]
) -> None:
    page = log_in(new_context, site, "vrijwilliger")
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    for screen in ("", "snippets/directory/listing/"):
        page.goto(f"{site}/beheer/{screen}")
        expect(page.locator("main h1, header h1, .w-header__title").first).to_be_visible()
        found = axe_findings(page, ("wcag2aa",))
        assert [each for each in found if each.startswith("color-contrast")] == []


def test_visitors_are_sent_to_the_log_in_page_and_see_no_userbar(page: Page, site: str) -> None:
    page.goto(f"{site}/beheer/snippets/directory/listing/")
    expect(page).to_have_url(f"{site}/beheer/login/?next=/beheer/snippets/directory/listing/")
    page.goto(f"{site}/zo-werkt-het/")
    expect(page.locator("wagtail-userbar")).to_have_count(0)
