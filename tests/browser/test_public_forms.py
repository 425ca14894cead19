"""The public forms: checked by axe in every state, by keyboard only, and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import page_checks
from tests.browser.page_inspection import WCAG, axe_findings, listening, look_at

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/klopt-niet/buurthuis-de-zwaluw/",
    "/en/klopt-niet/buurthuis-de-zwaluw/",
    "/zet-op-de-kaart/",
    "/en/zet-op-de-kaart/",
)
AS_A_PERSON_WOULD = 2500  # milliseconds between opening a form and sending it


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A visitor on a phone without JavaScript."""
    context = browser.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def findings(page: Page) -> list[str]:
    """Problems of the current page, in light and dark mode and on the smallest phone."""
    found = axe_findings(page, WCAG)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += axe_findings(page, ("cat.color",))
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    found += page.evaluate(page_checks.WIDER_THAN_THE_SCREEN) + page.evaluate(page_checks.SMALL_TARGETS)
    page.set_viewport_size(size or {"width": 1280, "height": 900})
    return found


def send(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def test_an_opened_form_has_no_accessibility_problems(page: Page, site: str) -> None:
    for address in ADDRESSES:
        look = look_at(page, site, address)
        found = look.axe + look.axe_dark + look.too_wide + look.large_text + look.small_targets
        assert found + look.complaints + look.foreign + look.wrong_language == [], address


def test_no_step_has_accessibility_problems_with_or_without_errors(page: Page, site: str) -> None:
    with listening(page.context, site) as (complaints, foreign):
        page.goto(f"{site}/zet-op-de-kaart/")
        send(page, "Verder")
        expect(page.get_by_role("alert")).to_be_focused()
        assert findings(page) == []
        page.get_by_label("Hoe heet het?").fill("Wandelen")
        page.get_by_label("Bewoners", exact=True).check()
        page.get_by_label("Wat kun je er doen?").fill("Samen wandelen.")
        page.wait_for_timeout(AS_A_PERSON_WOULD)
        send(page, "Verder")
        assert findings(page) == []
        send(page, "Verder")
        assert findings(page) == []
        page.get_by_role("link", name="Wat voor plek is het?").click()
        expect(page.get_by_label("Op een vaste plek")).to_be_focused()
        page.get_by_label("Er is geen vaste plek").check()
        page.get_by_label("Wanneer is het?").fill("Elke maandag.")
        page.get_by_label("Gratis").check()
        send(page, "Verder")
        assert findings(page) == []
        page.get_by_label("Een groep").check()
        page.get_by_label("Telefoon voor op de site").fill("015-0000222")
        page.get_by_label("Wie dit organiseert").check()
        send(page, "Verder")
        assert findings(page) == []
        page.wait_for_timeout(AS_A_PERSON_WOULD)
        send(page, "Versturen")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dank je. Je voorstel is binnen.")
        assert findings(page) == []
    assert complaints == [] and foreign == []


def test_two_taps_report_a_mistake_without_scripts(bare: Page, site: str) -> None:
    bare.goto(f"{site}/sociale-kaart/buurthuis-de-zwaluw/")
    bare.get_by_role("link", name="Klopt dit niet?").click()
    bare.wait_for_timeout(AS_A_PERSON_WOULD)
    send(bare, "De prijs klopt niet")
    expect(bare.get_by_role("heading", level=1)).to_have_text("Dank je. We kijken ernaar.")
    bare.get_by_label("Wat is er anders?").fill("Het kost nu niets.")
    bare.wait_for_timeout(AS_A_PERSON_WOULD + 1000)
    send(bare, "Toevoegen")
    expect(bare.locator("main")).to_contain_text("Het kost nu niets.")


def test_going_back_without_scripts_finds_everything_again(bare: Page, site: str) -> None:
    bare.goto(f"{site}/zet-op-de-kaart/")
    bare.get_by_label("Hoe heet het?").fill("Breien bij de haard")
    bare.get_by_label("Bewoners", exact=True).check()
    bare.get_by_label("Wat kun je er doen?").fill("Samen breien.")
    bare.wait_for_timeout(AS_A_PERSON_WOULD)
    send(bare, "Verder")
    bare.get_by_label("Wanneer is het?").fill("Elke woensdag.")
    send(bare, "Vorige stap")
    expect(bare.get_by_label("Hoe heet het?")).to_have_value("Breien bij de haard")
    expect(bare.get_by_label("Bewoners", exact=True)).to_be_checked()
    send(bare, "Verder")
    expect(bare.get_by_label("Wanneer is het?")).to_have_value("Elke woensdag.")
    bare.go_back()
    expect(bare.get_by_role("heading", level=1)).to_have_text("Wat is het?")


def test_the_keyboard_alone_reports_a_mistake(page: Page, site: str) -> None:
    page.goto(f"{site}/klopt-niet/buurthuis-de-zwaluw/")
    expect(page.locator("[name=homepage]")).to_be_hidden()  # the honeypot is for bots only
    page.wait_for_timeout(AS_A_PERSON_WOULD)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip link
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "gone":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank je. We kijken ernaar.")
    expect(page.locator("main")).to_contain_text("Dit bestaat niet meer")
