"""Submit a form, go back, change something and submit it again.

With Chromium's back/forward cache the page is restored as it was left, so the same opened form is submitted
twice. The headless shell has no such cache and loads the form again with its input, which makes it a new
form.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import QUIET, be_patient

pytestmark = pytest.mark.browser

AS_A_PERSON_WOULD = 3200  # milliseconds between opening a form and sending it
CACHE_IS_OFF = "--disable-back-forward-cache"  # one of Playwright's default arguments
COUNT_THE_TIMES_SHOWN = "addEventListener('pageshow', event => { window.wasKept = event.persisted })"
SENT_BEFORE = "Je stuurde dit formulier al eerder, met andere woorden. We hebben allebei bewaard."


@dataclass
class Visitor:
    page: Page
    keeps_pages: bool

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, address: str) -> str:
        self.page.goto(address)
        return self.page.url

    def writes(self, label: str, text: str) -> None:
        self.main.get_by_label(label).fill(text)

    def sends(self, button: str = "Versturen") -> str:
        self.page.wait_for_timeout(AS_A_PERSON_WOULD)
        here = self.page.url
        self.main.get_by_role("button", name=button).click()
        self.page.wait_for_url(lambda url: url != here)
        return self.page.url

    def goes_back(self) -> None:
        self.page.go_back(wait_until="commit")  # a page from the back/forward cache is not loaded
        while self.page.evaluate("document.readyState") != "complete":
            self.page.wait_for_timeout(50)

    def goes_back_to(self, address: str) -> None:
        while self.page.url != address:
            self.goes_back()

    def is_thanked(self, thanks: str) -> None:
        """The thank-you page; if the same form was sent before, it says that both were stored."""
        expect(self.main).to_contain_text(thanks)
        told = expect(self.main)
        told.to_contain_text(SENT_BEFORE) if self.keeps_pages else told.not_to_contain_text(SENT_BEFORE)


@pytest.fixture(scope="module")
def remembering(browser: Browser, chromium: str) -> Iterator[Browser]:
    """A browser with back/forward cache, if available."""
    running = browser.browser_type.launch(
        executable_path=shutil.which("chromium") or chromium,
        headless=True,
        args=QUIET,
        ignore_default_args=[CACHE_IS_OFF],
    )
    running.on("context", be_patient)
    yield running
    running.close()


@pytest.fixture
def visitor(remembering: Browser, site: str) -> Iterator[Visitor]:
    context = remembering.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(COUNT_THE_TIMES_SHOWN)
    page.goto(f"{site}/over/")
    page.goto(f"{site}/contact/")
    page.go_back(wait_until="commit")
    yield Visitor(page, page.evaluate("window.wasKept"))
    context.close()


def a_letter(visitor: Visitor, text: str) -> None:
    visitor.page.get_by_label("Ik heb een vraag").check()
    visitor.writes("Je vraag of je verhaal", text)
    visitor.writes("E-mailadres", "ada@example.nl")


def something_missed(visitor: Visitor, text: str) -> None:
    visitor.writes("Wat mis je?", text)


def an_answer(visitor: Visitor, text: str) -> None:
    visitor.page.get_by_label("Nee").check()
    visitor.writes("Wil je er iets bij zeggen?", text)


@pytest.mark.parametrize(
    ("address", "fill_in", "thanks"),
    [
        ("/meedoen/", a_letter, "Dank je wel"),
        ("/dit-mis-ik/", something_missed, "Dank je wel"),
        ("/methode/ontmoeting-stimuleren/", an_answer, "Dank je wel"),
    ],
)
def test_a_changed_resubmission_is_stored_too(
    visitor: Visitor, site: str, address: str, fill_in: Callable[[Visitor, str], None], thanks: str
) -> None:
    form = visitor.opens(site + address)
    if fill_in is an_answer:
        visitor.page.get_by_role("button", name="Nee").click()
        form = visitor.page.url
    fill_in(visitor, "Om tien uur")
    visitor.sends()
    visitor.goes_back_to(form)
    expect(visitor.main.locator("[name=text], [name=words]")).to_have_value("Om tien uur")
    fill_in(visitor, "Om elf uur")
    visitor.sends()
    visitor.is_thanked(thanks)


def test_another_report_and_another_note_are_kept_too(visitor: Visitor, site: str) -> None:
    form = visitor.opens(f"{site}/klopt-niet/buurthuis-de-zwaluw/")
    first = visitor.sends("De prijs klopt niet")
    visitor.goes_back_to(form)
    state = visitor.sends("Dit bestaat niet meer").partition("?")[0]
    assert state != first
    visitor.is_thanked("Dank je. We kijken ernaar.")
    visitor.opens(state)
    visitor.writes("Wat is er anders?", "Sinds mei")
    visitor.page.wait_for_timeout(AS_A_PERSON_WOULD)
    visitor.main.get_by_role("button", name="Toevoegen").click()
    expect(visitor.main.locator("dl")).to_contain_text("Sinds mei")
    visitor.goes_back()
    expect(visitor.main.locator("[name=text]")).to_have_value("Sinds mei")
    visitor.writes("Wat is er anders?", "Sinds juni")
    assert visitor.sends("Toevoegen") == f"{state}?eerder=ja"
    for text in ("Sinds mei", "Sinds juni", SENT_BEFORE):
        expect(visitor.main).to_contain_text(text)


def fill_in_the_steps(visitor: Visitor, name: str) -> str:
    """Returns the URL of the last step."""
    visitor.writes("Hoe heet het?", name)
    visitor.page.get_by_label("Bewoners", exact=True).check()
    visitor.writes("Wat kun je er doen?", "Samen op weg.")
    visitor.sends("Verder")
    visitor.page.get_by_label("Er is geen vaste plek").check()
    visitor.writes("Wanneer is het?", "Elke maandag.")
    visitor.page.get_by_label("Gratis").check()
    visitor.sends("Verder")
    visitor.page.get_by_label("Een groep").check()
    visitor.writes("Telefoon voor op de site", "015-0000222")
    visitor.page.get_by_label("Wie dit organiseert").check()
    return visitor.sends("Verder")


def test_a_resubmitted_proposal_is_stored_again_only_if_it_changed(visitor: Visitor, site: str) -> None:
    first_step = visitor.opens(f"{site}/zet-op-de-kaart/")
    last_step = fill_in_the_steps(visitor, "Wandelen")
    sent = visitor.sends()
    visitor.goes_back_to(last_step)
    assert visitor.sends() == sent
    visitor.goes_back_to(first_step)
    fill_in_the_steps(visitor, "Fietsen")
    assert visitor.sends() != sent
    visitor.is_thanked("Dank je. Je voorstel is binnen.")
    expect(visitor.main).to_contain_text("Fietsen")
