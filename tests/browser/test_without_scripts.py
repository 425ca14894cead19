"""Everything a resident does works with scripts switched off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import ADDRESSES, lines_of_main

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A visitor whose browser runs no script at all."""
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def test_every_page_says_the_same_without_scripts(bare: Page, page: Page, site: str) -> None:
    missing = []
    for address in ADDRESSES:
        for visitor in (bare, page):
            visitor.goto(site + address)
        without, with_scripts = lines_of_main(bare), lines_of_main(page)
        assert len(without) > 2, address
        missing += [f"{address}: {line}" for line in with_scripts if line not in without]
    assert not missing, "\n".join(missing)


def test_a_resident_finds_coffee_and_opens_the_place(bare: Page, site: str) -> None:
    bare.goto(f"{site}/")
    bare.get_by_label("Zoek in de sociale kaart").fill("koffie")
    bare.locator("main").get_by_role("button", name="Zoek").click()
    expect(bare).to_have_url(f"{site}/sociale-kaart/?zoek=koffie")
    expect(bare.locator("main h3").first).to_be_visible()
    name = bare.locator("main h3 a").first.inner_text()
    bare.get_by_role("link", name=name, exact=True).click()
    expect(bare.get_by_role("heading", level=1)).to_have_text(name)
    expect(bare.get_by_role("heading", name="Wat en wanneer")).to_be_visible()


def test_a_resident_narrows_the_map_to_a_neighbourhood_and_a_theme(bare: Page, site: str) -> None:
    bare.goto(f"{site}/sociale-kaart/")
    everything = bare.locator("main h3").count()
    bare.locator("select[name=wijk]").select_option("pijnacker-noord")
    bare.locator("select[name=thema]").select_option("ontmoeten")
    bare.get_by_role("button", name="Toon wat er is").first.click()
    assert "wijk=pijnacker-noord" in bare.url and "thema=ontmoeten" in bare.url
    found = bare.locator("main h3").count()
    assert 0 < found < everything
    expect(bare.locator("select[name=wijk]")).to_have_value("pijnacker-noord")


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
