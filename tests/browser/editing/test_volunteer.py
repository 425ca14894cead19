"""A volunteer's work, from the first field to what visitors read."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editing.test_two_windows import SAVE, Window, is_autosave
from tests.browser.editors import log_in, press, unfold

pytestmark = pytest.mark.browser

WATCHING = 2_600  # milliseconds until Wagtail's script starts watching for changes
NAME = "Breiclub de Losse Steek"
NEW = "/beheer/snippets/directory/listing/add/"
BESIDE_THE_MENU = """notice => {
  const text = document.createRange(), menu = document.querySelector(".sidebar-nav-toggle");
  text.selectNodeContents(notice);
  const boxes = [...text.getClientRects()].filter((box) => box.width);
  return boxes.length && boxes.every((box) => box.left >= menu.getBoundingClientRect().right);
}"""
BORDER = "box => getComputedStyle(box).borderTopWidth + ' ' + getComputedStyle(box).borderTopStyle"


def volunteer(new_context: Callable[..., BrowserContext], site: str) -> Page:
    """A laptop with a touch screen."""
    return log_in(lambda **options: new_context(**options, has_touch=True), site, "vrijwilliger")


def open_listing(page: Page, site: str) -> Page:
    page.goto(f"{site}/beheer/snippets/directory/listing/?q=Breiclub")
    page.locator("main").get_by_role("link", name=NAME, exact=True).first.click()
    page.wait_for_url("**/listing/edit/*/")
    return page


def test_the_first_box_of_a_new_listing_has_a_label_and_a_border(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = volunteer(new_context, site)
    for kind in ("listing", "organisation", "location"):
        page.goto(f"{site}/beheer/snippets/directory/{kind}/add/")
        box = page.locator("[name=name]")
        expect(page.locator("label[for=id_name]")).to_be_visible()
        assert box.evaluate(BORDER) == "1px solid", kind


def on_a_phone(new_context: Callable[..., BrowserContext], site: str) -> Page:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    return log_in(lambda **options: new_context(**(options | phone)), site, "vrijwilliger")


def time_box(page: Page, line: int) -> Locator:
    return page.locator(f"#id_activities-0-schedules-{line}-said")


def add_time(page: Page, line: int, words: str) -> None:
    page.locator("#id_activities-0-schedules-ADD").click()
    time_box(page, line).press_sequentially(words, delay=10)
    expect(page.locator(f"[name=activities-0-schedules-{line}-starts_at]")).not_to_have_value("")


def choose_photo(page: Page) -> None:
    page.locator("#id_image-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-content a.image-choice").first.click()
    expect(page.locator("input[name=image]")).not_to_have_value("")


def test_a_volunteer_adds_a_listing_with_its_times_in_one_form_and_it_is_approved_once(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    mine = on_a_phone(new_context, site)
    mine.goto(site + NEW)
    mine.wait_for_timeout(WATCHING)
    expect(mine.locator("footer button").first).to_be_in_viewport(ratio=1)  # many screens above the end
    mine.locator("[name=name]").press_sequentially(NAME, delay=10)
    mine.locator("[name=kind]").select_option(index=1)
    mine.locator("[name=summary]").fill("Samen breien en praten.")
    mine.locator("[name=neighbourhood]").select_option(label="Pijnacker-Noord")
    with mine.expect_response(is_autosave):
        mine.locator("#id_activities-ADD").click()
        mine.locator("[name=activities-0-title]").press_sequentially("Breiavond", delay=10)
    mine.wait_for_url(re.compile(r"/listing/edit/\d+/"))
    add_time(mine, 0, "elke dinsdag 19.30-21.00")
    add_time(mine, 1, "elke vrijdag 10.00-12.00")
    choose_photo(mine)
    assert mine.evaluate("document.documentElement.scrollWidth") <= 360
    mine.wait_for_timeout(WATCHING)  # it is saved by itself
    press(mine, "Stuur in: Nakijken door redactie")
    open_listing(mine, site)
    notice = mine.locator(".messages li").first
    expect(notice).to_contain_text("wacht tot iemand het nakijkt")
    assert notice.evaluate(BESIDE_THE_MENU)

    editor = log_in(new_context, site, "redacteur")
    open_listing(editor, site)
    unfold(editor.locator("footer [data-workflow-action-name=reject]")).click()
    editor.locator(".modal-content textarea").fill("Is er koffie bij?")
    with editor.expect_navigation():
        editor.locator(".modal-content [type=submit]").click()

    open_listing(mine, site)
    expect(mine.locator("main")).to_contain_text("Is er koffie bij?")
    other = Window(mine.context, mine.url, "activities-0-title")
    mine.wait_for_timeout(WATCHING)
    other.page.wait_for_timeout(WATCHING)
    mine.locator("[name=activities-0-summary]").fill("Met koffie.")
    mine.wait_for_timeout(WATCHING)
    other.box.fill("Breien")
    assert not other.presses(SAVE)
    expect(other.page.locator(".conflict")).to_contain_text("Met koffie.")
    other.page.close()
    press(mine, "Stuur opnieuw in: Nakijken door redactie")

    press(open_listing(editor, site), "Goedkeuren en publiceren")

    page.goto(f"{site}/sociale-kaart/?zoek=breiclub")
    page.locator("main").get_by_role("link", name=NAME).first.click()
    for words in ("Breiavond", "Met koffie.", "19.30", "10.00"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main")).to_contain_text("vrijdag")
