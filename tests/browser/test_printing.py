"""Every step and card in print: everything on the page is on the sheet."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser import page_checks

pytestmark = pytest.mark.browser

SHEET = {"width": 680, "height": 960}  # A4 without margins, in CSS pixels
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


def test_nothing_of_a_step_or_a_card_is_cut_off_in_print(page: Page, site: str) -> None:
    addresses = sorted(steps_and_cards(page, site))
    assert len(addresses) > 15
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    counts: dict[str, int] = {}
    for address in addresses:
        page.goto(site + address)
        cut = page.evaluate(page_checks.WIDER_THAN_THE_SCREEN) + page.evaluate(page_checks.SQUEEZED, TEXT)
        assert cut == [], address
        with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as paper:
            counts[address] = len(paper.pages)
    assert max(counts.values()) <= SHEETS_AT_MOST, counts


def test_a_printed_list_shows_the_filters_and_whom_to_call(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}/sociale-kaart/?wijk=pijnacker-noord&kosten=gratis")
    for chosen in ("Pijnacker-Noord", "Gratis"):
        expect(page.locator(".active-filters").get_by_text(chosen)).to_be_visible()
    expect(page.locator("main article").first.get_by_text(re.compile(r"^0\d+-\d+$"))).to_be_visible()
    expect(page.get_by_text("Wis alle keuzes")).to_be_hidden()


def test_a_printed_agenda_has_all_times_of_the_week(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}/agenda/")
    heading = page.locator("main h2", has_text="activiteiten").inner_text()
    all_times = int(re.findall(r"\d+", heading)[-1])
    on_paper = page.locator("main .agenda-row:not(.agenda-row--cancelled)").filter(visible=True).count()
    assert on_paper >= all_times > 20
    expect(page.locator("main p.print-only", has_text="Op dit papier")).to_have_count(0)


def test_a_printed_list_says_which_of_all_are_on_the_paper(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}/sociale-kaart/")
    said = page.locator("main p.print-only", has_text="Op dit papier")
    expect(said).to_be_visible()
    first, last, everything = map(int, re.findall(r"\d+", said.inner_text())[:3])
    assert (first, last) == (1, page.locator("main article").filter(visible=True).count())
    assert everything > last
    page.locator(".pagination a[rel=next]").dispatch_event("click")
    expect(said).to_contain_text(f"Op dit papier staan {last + 1} tot en met")


def test_a_printed_listing_with_one_activity_fits_on_one_page(page: Page, site: str) -> None:
    for slug in ("warme-thee", "formulierenhulp-onder-de-lamp", "kookgroep-wereldpan"):
        page.goto(f"{site}/sociale-kaart/{slug}/")
        with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as paper:
            assert len(paper.pages) == 1, slug
