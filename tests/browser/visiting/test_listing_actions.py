"""The first screen of a listing on a phone."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

LISTING = "/sociale-kaart/buurthuis-de-zwaluw/"
SHARE = """navigator.share = async (what) => {
  document.body.dataset.shared = JSON.stringify(what);
};"""

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def on_foot(new_context: NewContext) -> Callable[..., Page]:
    """A small phone, with the options of the visitor."""
    return lambda **options: new_context(viewport={"width": 360, "height": 740}, **options).new_page()


@pytest.mark.parametrize("scripts", [True, False])
def test_name_time_place_and_what_to_do_are_on_the_first_screen(
    on_foot: Callable[..., Page], site: str, scripts: bool
) -> None:
    page = on_foot(java_script_enabled=scripts)
    page.goto(site + LISTING)
    header = page.locator(".listing-header")
    seen = [
        header.get_by_role("heading", level=1),
        header.get_by_text("uur", exact=False).first,
        header.get_by_text("Pijnacker-Noord"),
        header.get_by_role("link", name="Bel"),
        header.get_by_role("link", name="Route"),
        header.get_by_text("Deel", exact=True),
        header.get_by_role("link", name="In je agenda"),
    ]
    for each in seen:
        expect(each).to_be_in_viewport(ratio=1)


def test_sharing_opens_the_sheet_of_the_phone(on_foot: Callable[..., Page], site: str) -> None:
    page = on_foot()
    page.add_init_script(SHARE)
    page.goto(site + LISTING)
    page.get_by_text("Deel", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-shared", re.compile("."))
    shared = json.loads(page.locator("body").get_attribute("data-shared") or "")
    assert (shared["title"], shared["url"]) == ("Buurthuis De Zwaluw", f"{site}{LISTING}")
    name, when, where, phone = shared["text"].splitlines()
    assert name == shared["title"] and re.match(r"\w+dag \d+ \w+ \d{4}, ", when)
    assert "Pijnacker-Noord" in where and phone == "015-0000111"
    expect(page.locator(".act__share")).not_to_have_attribute("open", "")


def test_without_a_sheet_there_are_whatsapp_mail_and_a_copy(on_foot: Callable[..., Page], site: str) -> None:
    page = on_foot(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(site + LISTING)
    share = page.locator(".act__share")
    share.get_by_text("Deel", exact=True).click()
    expect(share.get_by_role("link", name="Stuur met WhatsApp")).to_be_visible()
    expect(share.get_by_role("link", name="Mail naar iemand")).to_be_visible()
    share.get_by_role("button", name="Kopieer de link").click()
    expect(share.get_by_role("status")).to_have_text("De link is gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == site + LISTING


@pytest.mark.parametrize(
    ("phone", "address"),
    [("Linux; Android 16", "geo:0,0?q="), ("iPhone; CPU iPhone OS 26_0", "https://maps.apple.com/?daddr=")],
)
def test_the_route_opens_in_the_map_of_the_phone(
    on_foot: Callable[..., Page], site: str, phone: str, address: str
) -> None:
    page = on_foot(user_agent=f"Mozilla/5.0 ({phone})")
    page.goto(site + LISTING)
    route = page.get_by_role("link", name="Route")
    expect(route).to_have_attribute("href", re.compile("^" + re.escape(address)))
    expect(route).to_have_accessible_description("De route opent in de kaart-app van je telefoon.")


def test_without_scripts_no_button_is_shown_that_does_nothing(
    on_foot: Callable[..., Page], site: str
) -> None:
    page = on_foot(java_script_enabled=False)
    page.goto(site + LISTING)
    page.locator(".act summary").click()
    expect(page.locator(".act").get_by_role("link", name="Stuur met WhatsApp")).to_be_visible()
    expect(page.locator(".act").get_by_role("button", name="Kopieer de link")).to_be_hidden()
