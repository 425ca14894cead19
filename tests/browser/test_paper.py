"""Every step and card on paper: what stands on the page stands on the sheet."""

import io

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser import in_page

pytestmark = pytest.mark.browser

SHEET = {"width": 680, "height": 960}  # A4 within its margins, in CSS pixels
TEXT = "main :is(p:not(.step-number), li, dt, dd, td, th, h1, h2, h3)"


NO_STEPS = ("alles", "begrippen", "versies", "voortgang", "werkvormen")
SHEETS_AT_MOST = 4


def steps_and_cards(page: Page, site: str) -> set[str]:
    found: set[str] = set()
    for overview in ("/methode/", "/methode/werkvormen/"):
        page.goto(site + overview)
        links = page.locator("main a").evaluate_all("(links) => links.map((link) => link.pathname)")
        found |= {link for link in links if link.startswith(overview) and link.endswith("/")} - {overview}
    return found - {f"/methode/{name}/" for name in NO_STEPS}


def test_nothing_of_a_step_or_a_card_is_cut_on_paper(page: Page, site: str) -> None:
    addresses = sorted(steps_and_cards(page, site))
    assert len(addresses) > 15
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    counts: dict[str, int] = {}
    for address in addresses:
        page.goto(site + address)
        cut = page.evaluate(in_page.WIDER_THAN_THE_SCREEN) + page.evaluate(in_page.SQUEEZED, TEXT)
        assert cut == [], address
        with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as paper:
            counts[address] = len(paper.pages)
    assert max(counts.values()) <= SHEETS_AT_MOST, counts


def test_a_list_on_paper_says_what_was_chosen_and_whom_to_call(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}/sociale-kaart/?wijk=pijnacker-noord&kosten=gratis")
    for chosen in ("Pijnacker-Noord", "Gratis"):
        expect(page.locator(".active-filters").get_by_text(chosen)).to_be_visible()
    expect(page.locator("main article").first.get_by_text("06-00001010")).to_be_visible()
    expect(page.get_by_text("Haal alles weg")).to_be_hidden()


def test_a_listing_with_one_activity_fits_on_one_sheet(page: Page, site: str) -> None:
    for slug in ("warme-thee", "formulierenhulp-onder-de-lamp", "kookgroep-wereldpan"):
        page.goto(f"{site}/sociale-kaart/{slug}/")
        with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as paper:
            assert len(paper.pages) == 1, slug
