"""An editor adds a sub-step with a work form, and a story; visitors find both."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import log_in, press

pytestmark = pytest.mark.browser

STEP = "/methode/deelname-stimuleren/"
FORM, SUB_STEP, STORY = "Bankjesgesprek", "Meedoen met een bankje", "Een bankje voor de deur"


def new_page_below(page: Page, site: str, address: str) -> None:
    """From a public page to the form for a new page below it, with the button on the page."""
    page.goto(site + address)
    page.locator("wagtail-userbar button").first.click()
    page.locator("wagtail-userbar a[href*='add_subpage']").click()
    page.wait_for_url(re.compile(r"/beheer/pages/add/"))


def add_line(page: Page, field: str, text: str) -> None:
    place = page.locator(f"[data-contentpath='{field}']").first
    place.get_by_role("button", name="Blok invoegen").last.click()
    place.locator("input[type=text], textarea").last.fill(text)


def tick(page: Page, field: str, label: str) -> None:
    page.locator(f"[data-contentpath='{field}']").get_by_label(label, exact=True).check()


def test_an_editor_adds_a_sub_step_with_a_work_form_and_a_story(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    editor = log_in(new_context, site, "redacteur")

    new_page_below(editor, site, "/methode/werkvormen/")
    expect(editor.locator("footer").get_by_role("button", name="Publiceren")).to_be_visible()
    editor.locator("[name=title]").fill(FORM)
    editor.locator("[name=goal]").fill("Buren raken aan de praat zonder afspraak.")
    add_line(editor, "needs", "Een bankje")
    add_line(editor, "how_to", "Zet het bankje voor je deur.")
    add_line(editor, "how_to", "Ga zitten en zeg iedereen gedag.")
    press(editor, "Publiceren")

    new_page_below(editor, site, STEP)
    expect(editor.locator("[name=code]")).to_have_value("4a")
    editor.locator("[name=title]").fill(SUB_STEP)
    editor.locator("[name=goal]").fill("Wie niet naar binnen durft, doet buiten al mee.")
    add_line(editor, "actions", "Kies een plek in de zon.")
    tick(editor, "work_forms", FORM)
    press(editor, "Publiceren")

    new_page_below(editor, site, "/wijken/pijnacker-noord/verhalen/")
    editor.locator("[name=title]").fill(STORY)
    editor.locator("[name=intro]").fill("Drie buren zetten een bankje buiten.")
    tick(editor, "steps", f"4a. {SUB_STEP}")
    tick(editor, "work_forms", FORM)
    press(editor, "Publiceren")

    page.goto(site + STEP)
    page.locator("main").get_by_role("link", name=SUB_STEP).first.click()
    proof = page.locator("#in-de-wijken")
    expect(proof.get_by_role("link", name=STORY)).to_be_visible()
    page.locator("main").get_by_role("link", name=FORM).first.click()
    expect(page.locator("main")).to_contain_text("Zet het bankje voor je deur.")

    page.goto(f"{site}/zoeken/?zoek=bankje")
    for title in (FORM, SUB_STEP, STORY):
        expect(page.locator("main").get_by_role("link", name=title).first).to_be_visible()
    page.goto(f"{site}/methode/alles/")
    expect(page.get_by_role("heading", name=f"Stap 4a: {SUB_STEP}")).to_be_visible()
    for _second in range(60):  # the handbook is generated in the background
        if f"Stap 4a: {SUB_STEP}" in bookmarks(page, site):
            return
        page.wait_for_timeout(1000)
    pytest.fail("the handbook does not know the new step")


@pytest.mark.parametrize("form", ["wijkwandeling", "buurttafel"])
def test_a_volunteer_prints_the_page_of_a_work_form_on_one_sheet(page: Page, site: str, form: str) -> None:
    page.goto(f"{site}/methode/werkvormen/{form}/")
    with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1


def bookmarks(page: Page, site: str) -> list[str]:
    """The PDF bookmarks below the fourth step of the current handbook."""
    made = page.request.get(f"{site}/methode/handboek.pdf")
    with pikepdf.open(io.BytesIO(made.body())) as book, book.open_outline() as outline:
        steps = next(item for item in outline.root if item.title == "De stappen")
        fourth = next(item for item in steps.children if item.title.startswith("Stap 4"))
        return [item.title for item in fourth.children]
