"""Emergency contacts in a browser: while typing, and without JavaScript."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.conftest import QUIET, be_patient

pytestmark = pytest.mark.browser

HEADING = "Wie kun je nu bellen?"


@pytest.mark.parametrize("address", ["/zoeken/", "/sociale-kaart/"])
def test_whom_to_call_appears_while_somebody_is_still_typing(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    box = page.locator("[data-search-suggestions] input[type=search]")
    box.press_sequentially("ik wil niet meer leven", delay=30)
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    expect(page.locator(".crisis-help a[href^='tel:']").first).to_have_attribute("href", "tel:113")
    assert page.locator("datalist option").count() == 0
    box.fill("koffie")
    expect(page.get_by_role("heading", name=HEADING)).to_have_count(0)


@pytest.mark.parametrize("start", ["/", "/zoeken/", "/sociale-kaart/", "/agenda/?wanneer=morgen&zoek=koffie"])
def test_every_search_box_leads_to_whom_to_call_without_scripts(
    new_context: Callable[..., BrowserContext], site: str, start: str
) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(site + start)
    box = page.locator("main input[type=search]").first
    box.fill("hij slaat mij")
    box.press("Enter")
    block = page.locator(".crisis-help")
    expect(block.get_by_role("heading", name=HEADING)).to_be_visible()
    expect(block.get_by_role("link", name="0800-2000").first).to_have_attribute("href", "tel:08002000")
    expect(page.locator("main .card, main .search-results")).to_have_count(0)


SCREENS = {"ordinary letters": (320, 16), "letters twice as large": (320, 32)}
WORDS = {
    "/zoeken/": [
        "ik wil dood",
        "ik word geslagen",
        "brand",
        "أريد أن أموت",
        "depressief",
        "geen eten",
        "verkracht",
    ],
    "/sociale-kaart/": ["oma wordt mishandeld", "я хочу померти"],
    "/agenda/": ["ik wil dood", "kindermishandeling"],
    "/wijken/pijnacker-noord/agenda/": ["ik word geslagen"],
    "/en/zoeken/": ["i want to die"],
}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_number_is_on_the_first_screen_of_the_smallest_phone(
    browser: Browser, chromium: str, site: str, screen: str
) -> None:
    width, size = SCREENS[screen]
    height = 568
    args = [*QUIET, f"--blink-settings=defaultFontSize={size}"]
    with browser.browser_type.launch(executable_path=chromium, args=args) as own:
        own.on("context", be_patient)
        screen_size: ViewportSize = {"width": width, "height": height}
        page = own.new_context(java_script_enabled=False, viewport=screen_size).new_page()
        for address, questions in WORDS.items():
            for words in questions:
                page.goto(f"{site}{address}?{urlencode({'zoek': words})}")
                number = page.locator(".crisis-help a[href^='tel:']").first.bounding_box()
                assert number is not None
                assert number["y"] + number["height"] <= height, (address, words)


def test_a_number_in_the_explanation_can_be_called(phone: Page, site: str) -> None:
    phone.goto(f"{site}/zoeken/?{urlencode({'zoek': 'er is brand'})}")
    sentence = phone.locator(".crisis-help p").filter(has_text="Is er nu gevaar? Bel 112.")
    expect(sentence.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
