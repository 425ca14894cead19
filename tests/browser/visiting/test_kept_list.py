""" "Mijn lijst" on a new visit: kept on this device, and somebody else's list never replaces it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]

LISTING = "/sociale-kaart/buurthuis-de-zwaluw/"
OTHERS = "/mijn-lijst/?lijst=eettafel-aan-zet"


def in_the_header(page: Page, words: str) -> None:
    expect(page.locator(".site-header a[data-shortlist]")).to_have_text(words)


def test_a_new_visit_still_has_the_list(new_context: NewContext, site: str) -> None:
    context = new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + LISTING)
    page.get_by_role("button", name="Bewaren").click()
    in_the_header(page, "Mijn lijst (1)")
    assert "erbij" not in page.url

    page = context.new_page()
    page.goto(f"{site}/en/")
    in_the_header(page, "My list (1)")
    page.goto(site + LISTING)
    expect(page.get_by_role("button", name="Bewaard")).to_be_visible()
    page.goto(f"{site}/mijn-lijst/")
    expect(page.get_by_role("heading", name="Buurthuis De Zwaluw")).to_be_visible()
    expect(page.get_by_text("Deze lijst blijft op dit apparaat staan.")).to_be_visible()
    mail = page.get_by_role("link", name="Mail deze lijst naar jezelf").get_attribute("href") or ""
    assert mail.startswith("mailto:?") and "Buurthuis%20De%20Zwaluw%20015-0000111" in mail

    page.goto(f"{site}/sociale-kaart/eettafel-aan-zet/")
    page.get_by_role("button", name="Bewaren").click()
    in_the_header(page, "Mijn lijst (2)")
    page.goto(site + LISTING)
    page.get_by_role("button", name="Bewaard").click()
    in_the_header(page, "Mijn lijst (1)")
    page.goto(f"{site}/mijn-lijst/")
    page.get_by_role("link", name="Maak de lijst leeg").click()
    expect(page.get_by_text("Er staat nog niets op je lijst")).to_be_visible()
    page.goto(site + LISTING)
    in_the_header(page, "Mijn lijst")


def test_the_list_of_somebody_else_does_not_replace_ones_own(new_context: NewContext, site: str) -> None:
    page = new_context().new_page()
    page.goto(site + LISTING)
    page.get_by_role("button", name="Bewaren").click()
    in_the_header(page, "Mijn lijst (1)")
    page.goto(site + OTHERS)
    expect(page.get_by_role("heading", name="Eettafel Aan Zet")).to_be_visible()
    page.get_by_role("link", name="Bekijk jouw lijst").click()
    expect(page.get_by_role("heading", name="Buurthuis De Zwaluw")).to_be_visible()
    expect(page.get_by_role("heading", name="Eettafel Aan Zet")).to_have_count(0)
    page.goto(site + OTHERS)
    page.get_by_role("button", name="Bewaren op dit apparaat").click()
    in_the_header(page, "Mijn lijst (2)")


def test_two_windows_fill_the_same_list(new_context: NewContext, site: str) -> None:
    context = new_context()
    first, second = context.new_page(), context.new_page()
    first.goto(site + LISTING)
    second.goto(f"{site}/sociale-kaart/eettafel-aan-zet/")
    first.get_by_role("button", name="Bewaren").click()
    in_the_header(first, "Mijn lijst (1)")
    second.get_by_role("button", name="Bewaren").click()
    in_the_header(second, "Mijn lijst (2)")
    second.locator(".site-header a[data-shortlist]").click()
    for name in "Buurthuis De Zwaluw", "Eettafel Aan Zet":
        expect(second.get_by_role("heading", name=name)).to_be_visible()
    expect(second.get_by_text("Deze lijst blijft op dit apparaat staan.")).to_be_visible()
    expect(second.get_by_text("Dit is een andere lijst dan die van jou.")).to_be_hidden()


def test_on_a_place_of_a_mailed_list_the_marks_are_those_of_ones_own(
    new_context: NewContext, site: str
) -> None:
    page = new_context().new_page()
    page.goto(site + LISTING)
    page.get_by_role("button", name="Bewaren").click()
    in_the_header(page, "Mijn lijst (1)")
    page.goto(site + OTHERS)
    in_the_header(page, "Mijn lijst (1)")
    expect(page.get_by_role("link", name="Maak de lijst leeg")).to_be_hidden()
    page.get_by_role("link", name="Eettafel Aan Zet", exact=True).click()
    in_the_header(page, "Mijn lijst (1)")
    page.get_by_role("button", name="Bewaren").click()
    in_the_header(page, "Mijn lijst (2)")
    page.get_by_role("button", name="Eettafel Aan Zet. Haal weg").click()
    in_the_header(page, "Mijn lijst (1)")
    expect(page.get_by_role("button", name="Bewaren")).to_be_visible()
    page.locator(".site-header a[data-shortlist]").click()
    expect(page.get_by_role("heading", name="Buurthuis De Zwaluw")).to_be_visible()
    expect(page.get_by_role("heading", name="Eettafel Aan Zet")).to_have_count(0)


def test_the_first_screen_of_the_agenda_shows_what_is_on(new_context: NewContext, site: str) -> None:
    page = new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(f"{site}/agenda/")
    title = page.locator(".agenda-row__title").first.bounding_box()
    assert title and title["y"] + title["height"] <= 640
    page.get_by_text("Kies een dag, of zoek").click()
    page.get_by_role("link", name="Morgen").click()
    expect(page.get_by_role("heading", name="Morgen").first).to_be_visible()
