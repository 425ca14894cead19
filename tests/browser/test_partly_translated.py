"""A page translated sentence by sentence: in what language each part is read aloud, and who is told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import log_in

pytestmark = pytest.mark.browser

PAGE = "De Pijnacker-Nootdorpse methode"
DUTCH, ENGLISH = "/methode/", "/en/methode/"
NOTE = "Some texts are only available in Dutch."
LANGUAGES = """(texts) => texts.map((text) => {
  const holders = [...document.querySelectorAll("main *")].filter((e) => e.textContent.trim() === text);
  return holders.at(-1)?.closest("[lang]").lang;
})"""
"""As a screen reader finds it: of the innermost element with the text, or the nearest one around it."""
TEXTS = [
    "The method",
    "In zes stappen naar een wijk waar mensen elkaar kennen en helpen",
    "Zes stappen. Reken op een tot twee jaar per wijk. Je mag een stap terug doen.",
]


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """The dashboard lists only the first few tasks of a kind."""
    return untouched_site


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publiceer in").first.click()
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def offered(visitor: Page, site: str) -> list[bool]:
    """In the language menu, to search engines, in the sitemap, and in the menu of the English site."""
    visitor.goto(site + DUTCH)
    menu = visitor.locator(f'.language-menu a[href="{ENGLISH}"]').count()
    engines = visitor.locator(f'link[hreflang=en][href$="{ENGLISH}"]').count()
    visitor.goto(f"{site}/en/")
    links = visitor.locator(f'.main-nav a[href="{ENGLISH}"]').count()
    sitemap = visitor.request.get(f"{site}/sitemap.xml").text().count(f"{ENGLISH}</loc>")
    return [count > 0 for count in (menu, engines, sitemap, links)]


def test_dutch_on_an_english_page_is_read_aloud_as_dutch_and_the_reader_is_told(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    translator = log_in(new_context, site, "vertaler")
    visitor = new_context().new_page()
    row = translator.locator(".to-do__row", has_text=PAGE)
    row.locator(".to-do__do a", has_text="Vertaal").click()
    translator.wait_for_url("**/localize/submit/**")
    translator.locator("main form [type=submit]").first.click()
    translator.wait_for_url("**/edit/")
    publish(translator)
    editor = translator.url

    assert offered(visitor, site) == [False] * 4, "no sentence is translated yet"
    visitor.goto(site + ENGLISH)
    assert (visitor.url, visitor.locator("html").get_attribute("lang")) == (site + DUTCH, "nl")

    translator.goto(editor)
    translator.locator("main").get_by_role("button", name="Vertaal", exact=True).first.click()
    translator.locator("main textarea").first.fill(TEXTS[0])
    translator.get_by_role("button", name="Opslaan").first.click()
    expect(translator.get_by_text(TEXTS[0]).first).to_be_visible()
    publish(translator)

    assert offered(visitor, site) == [True] * 4
    visitor.goto(site + ENGLISH)
    assert visitor.locator("html").get_attribute("lang") == "en"
    assert visitor.evaluate(LANGUAGES, TEXTS) == ["en", "nl", "nl"]
    expect(visitor.locator("main .language-note")).to_have_text(NOTE)

    translator.goto(f"{site}/beheer/")
    row = translator.locator(".to-do__row", has_text=PAGE)
    expect(row).to_contain_text(re.compile(r"Nog \d+ zinnen"))
    row.get_by_role("link", name="Vertaal verder").click()
    assert translator.url == editor
