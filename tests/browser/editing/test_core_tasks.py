"""The editors' most frequent tasks, from the dashboard: at most five clicks and a minute each.

Typing does not count, choosing does. Run with ``-s`` to see clicks and seconds per task.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editors import log_in

pytestmark = pytest.mark.browser

MOST_CLICKS = 5


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """The dashboard lists only the first few tasks of a kind."""
    return untouched_site


class Task:
    """One task in one browser; counts the clicks."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name).first)

    def at_once(self, action: str, title: str) -> None:
        """The button of one task on the dashboard."""
        self.click(self.page.locator(".to-do__row", has_text=title).locator(".to-do__do a", has_text=action))

    def choose(self, field: str, label: str) -> None:
        """Select from a short list; counts as one click."""
        self.page.locator(f"[name={field}]").select_option(label=label)
        self.clicks += 1

    def find(self, words: str) -> None:
        """Search a list and open the result."""
        self.page.locator("main [name=q]").fill(words)
        expect(self.page).to_have_url(re.compile(r"[?&]q="))
        self.click(self.page.locator("main td").get_by_role("link", name=words, exact=True).first)

    def publish(self) -> None:
        """The primary button, or for pages the option in the menu beside it."""
        button = self.page.locator("footer [name=action-publish]").first
        self.page.wait_for_load_state()
        button.wait_for(state="attached")
        if not button.is_visible():
            self.click(self.page.locator("footer").get_by_role("button", name="Meer acties"))
        self.click(button)


@pytest.fixture
def task(
    new_context: Callable[..., BrowserContext], site: str, capsys: pytest.CaptureFixture[str]
) -> Callable:
    @contextmanager
    def begin(who: str, what: str) -> Iterator[Task]:
        doing = Task(log_in(new_context, site, who))
        began = time.monotonic()
        yield doing
        seconds = time.monotonic() - began
        with capsys.disabled():
            print(f"\n{what:<40} {who:<14} {doing.clicks} clicks  {seconds:5.1f} s", end="")  # noqa: T201
        assert doing.clicks <= MOST_CLICKS

    return begin


def saved(page: Page) -> None:
    expect(page.locator(".messages .success").first).to_be_visible()


def test_add_a_listing(task: Callable) -> None:
    with task("wijkredacteur", "een vermelding toevoegen") as doing:
        doing.link("Nieuwe vermelding")
        page = doing.page
        page.locator("[name=name]").fill("Dominoclub Dubbel Zes")
        doing.choose("kind", "Initiatief van bewoners")
        page.locator("[name=summary]").fill("Domino aan lange tafels. Wie nieuw is, leert het zo.")
        doing.choose("neighbourhood", "Pijnacker-Noord")
        page.locator("[name=phone]").fill("015-0000199")
        doing.publish()
        saved(page)


def test_change_a_time(task: Callable) -> None:
    with task("redacteur", "een tijd veranderen") as doing:
        doing.link("Tijd of prijs aanpassen")
        doing.find("Zingen")
        doing.page.locator("[name=schedules-0-ends_at]").fill("15:45")
        doing.publish()
        saved(doing.page)


def test_close_for_the_holidays(task: Callable) -> None:
    with task("redacteur", "dicht in de vakantie") as doing:
        doing.link("Tijd of prijs aanpassen")
        doing.find("Zingen")
        doing.click(doing.page.locator("[name=schedules-0-not_in_school_holidays]"))
        doing.publish()
        saved(doing.page)


def test_confirm(task: Callable) -> None:
    with task("vrijwilliger", "zeggen dat het nog klopt") as doing:
        doing.button("Klopt nog")
        saved(doing.page)


def test_answer_a_report(task: Callable) -> None:
    with task("vrijwilliger", "een melding beantwoorden") as doing:
        doing.at_once("Beantwoorden", "Wandelgroep Stap voor Stap")
        doing.click(doing.page.get_by_label("Nagekeken: het klopte"))
        doing.page.get_by_label("Antwoord").fill("Dank je wel. We belden: het is nog steeds om half tien.")
        doing.button("Beantwoorden")
        saved(doing.page)


def test_accept_a_proposal(task: Callable) -> None:
    with task("wijkredacteur", "een voorstel aannemen") as doing:
        doing.at_once("Bekijk", "Breien bij Bloesem")
        doing.button("Ja, maak er een vermelding van")
        expect(doing.page).to_have_url(re.compile("/listing/edit/"))
        doing.publish()
        saved(doing.page)


def test_put_on_the_site_what_a_contact_sent_in(task: Callable) -> None:
    with task("wijkredacteur", "overnemen wat een aanbieder zegt") as doing:
        doing.at_once("Vergelijk", "Burenhulp Noorderburen")
        expect(doing.page.locator(".comparison .addition").first).to_contain_text("1020")
        doing.button("Het klopt: zet het op de site")
        saved(doing.page)


def test_write_a_story(task: Callable) -> None:
    with task("wijkredacteur", "een verhaal schrijven") as doing:
        doing.link("Nieuw verhaal")
        page = doing.page
        page.locator("[name=title]").fill("Domino bij de soep")
        page.locator("[name=intro]").fill("Twee buren legden een steen, en toen kwam er een derde bij.")
        page.locator("[name=cause]").fill("Na de soep bleef iedereen zitten, maar niemand zei iets.")
        doing.click(page.locator("[name=steps]").first)
        doing.publish()
        saved(page)


def test_change_a_step(task: Callable) -> None:
    with task("redacteur", "een stap veranderen") as doing:
        doing.link("Stap aanpassen")
        doing.click(doing.page.locator("main td").get_by_role("link", name="3. Laat bewoners").first)
        doing.page.locator("[name=intro]").fill("Bewoners ontmoeten elkaar bij wat zij graag doen.")
        doing.publish()  # without a worker this click also generates the handbook
        saved(doing.page)


def test_translate_a_page(task: Callable) -> None:
    """A page with one segment; each further one takes two clicks."""
    with task("vertaler", "een pagina vertalen") as doing:
        doing.at_once("Vertaal", "Verhalen uit Pijnacker-Noord")
        page = doing.page
        doing.click(page.locator("main form [type=submit]").first)
        doing.click(page.locator("main").get_by_role("button", name="Vertaal", exact=True).first)
        page.locator("main textarea").first.fill("Stories from Pijnacker-Noord")
        doing.button("Opslaan")
        expect(page.get_by_text("Stories from Pijnacker-Noord").first).to_be_visible()
        doing.button("Publiceer in")
        expect(page.locator(".messages li").first).to_contain_text("gepubliceerd")


def test_put_back_an_old_version(task: Callable) -> None:
    with task("redacteur", "een oude versie terugzetten") as doing:
        doing.link("Vermelding aanpassen")
        doing.find("Taalcafé Praatplaat")
        doing.link("Geschiedenis")
        doing.link("Beoordeel deze versie")
        doing.publish()
        saved(doing.page)
