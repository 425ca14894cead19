"""The screens on which an editor merges what is there twice, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import log_in, open_fact

pytestmark = pytest.mark.browser


def test_an_editor_finds_the_other_one_and_reads_it_all_on_a_phone(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    key = page.url.rstrip("/").rpartition("/")[2]
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/beheer/sociale-kaart/samenvoegen/vermelding/{key}/")
    box = page.get_by_label("Zoek op naam").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360, "the search box is wider than the screen"
    page.get_by_label("Zoek op naam").fill("wandelgroep")
    page.get_by_label("Zoek op naam").press("Enter")
    page.get_by_role("link", name="Wandelgroep Stap voor Stap").click()
    button = page.get_by_role("button", name="Voeg samen")
    expect(button).to_be_visible()
    ends = page.locator("#merge label, #merge button").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().right)"
    )
    assert max(ends) <= 360
