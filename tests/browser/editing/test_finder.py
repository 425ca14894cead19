"""The one search of the admin, from the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import log_in, open_fact
from tests.browser.page_inspection import listening

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """An activity is changed in its listing's form while that has a draft, as other tests leave."""
    return untouched_site


def test_a_slash_searches_everything_but_in_a_text_it_is_a_slash(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "vrijwilliger")
    with listening(page.context, site) as (complaints, foreign):
        open_fact(page, site, "activity", "Koffie-inloop")
        title = page.locator("#id_title")
        title.fill("Koffie")
        title.press("End")
        page.keyboard.type("/thee")
        expect(title).to_have_value("Koffie/thee")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{site}/beheer/")
        page.locator("#wagtail-sidebar form[aria-keyshortcuts='/']").wait_for()
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.locator("#menu-search-q")).to_be_focused()
        page.keyboard.type("zwaluw")
        page.keyboard.press("Enter")
        expect(page.locator(".finder-results").first).to_contain_text("Buurthuis De Zwaluw")
        expect(page).to_have_url(f"{site}/beheer/zoeken/?q=zwaluw")
        page.locator("h1").click()
        page.keyboard.press("?")
        expect(page.locator("#keyboard-shortcuts-dialog tr", has_text="Zoeken").locator("kbd")).to_have_text(
            "/"
        )
    assert complaints == []
    assert foreign == []
