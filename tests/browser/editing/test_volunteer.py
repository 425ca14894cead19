"""A volunteer's work, from the first field to what visitors read."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editors import log_in, press

pytestmark = pytest.mark.browser

WATCHING = 2_600  # milliseconds until Wagtail's script starts watching for changes
NAME = "Breiclub de Losse Steek"
NEW = "/beheer/snippets/directory/listing/add/"
BORDER = "box => getComputedStyle(box).borderTopWidth + ' ' + getComputedStyle(box).borderTopStyle"


def volunteer(new_context: Callable[..., BrowserContext], site: str) -> Page:
    """A laptop with a touch screen."""
    return log_in(lambda **options: new_context(**options, has_touch=True), site, "vrijwilliger")


def activities_of(page: Page) -> Locator:
    page.get_by_role("tab", name="Activiteiten").click()
    return page.locator(".activities")


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


def test_a_volunteer_adds_an_activity_an_editor_publishes_it_and_a_visitor_sees_it(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    mine = volunteer(new_context, site)
    mine.goto(site + NEW)
    mine.wait_for_timeout(WATCHING)
    mine.locator("[name=kind]").select_option(index=1)
    mine.locator("[name=neighbourhood]").select_option(label="Pijnacker-Noord")
    mine.locator("[name=summary]").fill("Samen breien en praten.")
    mine.locator("[name=name]").press_sequentially(NAME, delay=20)
    with mine.expect_navigation(url=re.compile(r"/activity/add/\?listing=\d+")):
        activities_of(mine).get_by_role("button", name="Bewaar, en voeg een activiteit toe").click()

    mine.wait_for_timeout(WATCHING)
    with mine.expect_response(lambda answer: answer.request.method == "POST"):
        mine.locator("[name=title]").press_sequentially("Breiavond", delay=20)
    mine.wait_for_url(re.compile(r"/activity/edit/\d+/"))
    mine.get_by_role("button", name=re.compile("wanneer|tijd", re.IGNORECASE)).first.click()
    mine.locator("[name=schedules-0-frequency]").select_option("weekly")
    mine.locator("[name=schedules-0-weekdays][value='2']").check()
    mine.locator("[name=schedules-0-starts_at]").fill("19:30")
    press(mine, "Stuur door naar Nakijken door redactie")

    press(open_listing(mine, site), "Stuur door naar Nakijken door redactie")

    add = activities_of(open_listing(mine, site)).get_by_role("link", name="Voeg een activiteit toe")
    for go_on in (add.click, add.tap, lambda: add.press("Enter")):
        with mine.expect_navigation(url=re.compile(r"/activity/add/\?listing=\d+")):
            go_on()
        activities_of(open_listing(mine, site))

    editor = log_in(new_context, site, "redacteur")
    press(open_listing(editor, site), "Goedkeuren en publiceren")
    editor.goto(f"{site}/beheer/snippets/directory/activity/?q=Breiavond")
    editor.locator("main").get_by_role("link", name="Breiavond", exact=True).first.click()
    press(editor, "Goedkeuren en publiceren")

    page.goto(f"{site}/sociale-kaart/?zoek=breiclub")
    page.locator("main").get_by_role("link", name=NAME).first.click()
    expect(page.locator("main")).to_contain_text("Breiavond")
    expect(page.locator("main")).to_contain_text("19.30")
