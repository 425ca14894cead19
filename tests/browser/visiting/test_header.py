"""The header: the same on every page and width, with menus that cover nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]

PAGES = [
    "/",
    "/sociale-kaart/",
    "/sociale-kaart/buurthuis-de-zwaluw/",
    "/agenda/",
    "/zoeken/?zoek=koffie",
    "/methode/",
    "/mijn-lijst/",
    "/contact/",
    "/en/",
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STOPS = 20

# What one would touch in the middle of whatever has the focus.
COVERED = """() => {
  const e = document.activeElement, box = e.getClientRects()[0];
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return top && (e.contains(top) || top.contains(e)) ? "" : e.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_search_language_list_and_menu_are_on_every_page(
    new_context: NewContext, site: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    for path in PAGES:
        page.goto(f"{site}{path}")
        header = page.locator(".site-header")
        name = "My list" if path == "/en/" else "Mijn lijst"
        expect(header.locator(".header-search-link:visible, .header-search input:visible")).to_have_count(1)
        expect(header.locator(".language-menu summary:visible, a[hreflang=en]:visible")).to_have_count(1)
        expect(header.get_by_role("link", name=name)).to_be_visible()
        expect(header.locator(".main-nav summary:visible, .main-nav li:first-child a:visible")).to_have_count(
            1
        )
        assert page.evaluate(SIDEWAYS) == 0, path


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("menu", [".main-nav summary", ".language-menu summary"])
def test_an_open_menu_covers_nothing_that_has_the_focus(
    new_context: NewContext, site: str, width: int, menu: str
) -> None:
    page = new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce").new_page()
    page.goto(f"{site}/sociale-kaart/buurthuis-de-zwaluw/")
    page.locator(menu).click()
    for _number in range(STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) == ""


def test_the_list_goes_along_to_another_page_and_another_language(new_context: NewContext, site: str) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto(f"{site}/sociale-kaart/buurthuis-de-zwaluw/")
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".language-menu summary").click()
    page.locator(".language-menu a[lang=en]").click()
    page.locator(".site-header").get_by_role("link", name="My list (1)").click()
    expect(page.get_by_role("heading", name="Buurthuis De Zwaluw")).to_be_visible()


def test_the_chosen_role_is_told_apart_in_the_colours_of_the_visitor(
    new_context: NewContext, site: str
) -> None:
    page = new_context(forced_colors="active").new_page()
    page.goto(f"{site}/methode/?als=vrijwilliger")
    chosen = page.locator(".role-switch [aria-current]").evaluate("e => getComputedStyle(e).backgroundColor")
    other = page.locator(".role-switch a:not([aria-current])").first
    assert other.evaluate("e => getComputedStyle(e).backgroundColor") != chosen
