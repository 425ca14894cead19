"""What people come for, from start to finish."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import edit_page, log_in, open_fact, press

pytestmark = pytest.mark.browser

ZWALUW = "/sociale-kaart/buurthuis-de-zwaluw/"


def test_a_newcomer_finds_what_is_on_this_week_and_what_step_three_asks_of_a_volunteer(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/")
    page.locator("main").get_by_role("link", name="Pijnacker-Noord").first.click()
    week = page.locator("section").filter(has=page.get_by_role("heading", name="De komende zeven dagen"))
    expect(week.locator(".activity").first).to_be_visible()
    for activity in week.locator(".activity").all():
        expect(activity.locator("a").first).to_be_visible()
        assert re.search(r"\d{1,2}\.\d\d", activity.inner_text()), activity.inner_text()

    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Methode").click()
    page.locator("main").get_by_role("link", name="Laat bewoners elkaar ontmoeten").first.click()
    page.get_by_role("navigation", name="Lees als").get_by_role("link", name="Vrijwilliger").click()
    expect(page).to_have_url(re.compile(r"\?als=vrijwilliger$"))
    mine = page.locator("main section").filter(has=page.get_by_role("heading", name="Wie: rol en taak"))
    expect(mine.get_by_role("heading", name="Jij als vrijwilliger")).to_be_visible()
    expect(mine.locator(".own-tasks p").first).to_contain_text(re.compile(r"^Je \w+ .+\.$"))


def test_an_editor_changes_a_time_and_sees_it_before_and_after_publishing(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    editor = log_in(new_context, site, "redacteur")
    open_fact(editor, site, "listing", "Buurthuis De Zwaluw")
    live = editor.locator("[data-when=activities-0-schedules-0]")
    expect(live).to_contain_text("10.00 tot 12.00 uur")
    dates = live.locator("[data-when-dates] li")
    before = dates.all_inner_texts()

    editor.locator("[name=activities-0-schedules-0-weekdays][value='3']").check()
    editor.locator("[name=activities-0-schedules-0-weekdays][value='1']").uncheck()
    editor.locator("[name=activities-0-schedules-0-starts_at]").fill("10:45")
    expect(live.locator("[data-when-words]")).to_contain_text("donderdag van 10.45 tot 12.00 uur")
    expect(dates.first).not_to_have_text(before[0])
    expect(dates.first).to_contain_text(re.compile("donderdag|morgen|vandaag"))

    editor.get_by_role("button", name="Voorvertoning").first.click()
    shown = editor.frame_locator("iframe#w-preview-iframe, iframe").first.locator("main")
    expect(shown).to_contain_text("donderdag van 10.45 tot 12.00 uur")

    page.goto(site + ZWALUW)
    expect(page.locator("main")).not_to_contain_text("10.45")
    press(editor, "Publiceren")
    page.reload()
    activity = page.locator(".activity-detail").filter(has_text="Koffie-inloop")
    expect(activity).to_contain_text("donderdag van 10.45 tot 12.00 uur")
    page.goto(f"{site}/en{ZWALUW}")
    expect(page.locator("main")).to_contain_text("10:45")


def test_an_editor_changes_the_english_page_of_a_neighbourhood(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    editor = log_in(new_context, site, "redacteur")
    edit_page(editor, site, "/en/wijken/pijnacker-noord/")
    segment = editor.locator("li:has(> p)").filter(has_text="wonen jong en oud door elkaar")
    segment.get_by_role("button", name="Bewerk").click()
    text = "Here young and old drink their coffee together."
    segment.locator("textarea").fill(text)
    segment.get_by_role("button", name="Opslaan").click()
    expect(segment.locator("textarea")).to_have_count(0)
    page.goto(f"{site}/en/wijken/pijnacker-noord/")
    expect(page.locator("main")).not_to_contain_text(text)
    with editor.expect_navigation():
        editor.locator("footer").get_by_role("button", name=re.compile("Publiceer")).click()
    page.reload()
    expect(page.locator("main")).to_contain_text(text)
    page.goto(f"{site}/wijken/pijnacker-noord/")
    expect(page.locator("main")).to_contain_text("wonen jong en oud door elkaar")


def test_what_a_volunteer_changes_waits_for_an_editor(
    new_context: Callable[..., BrowserContext], page: Page, site: str
) -> None:
    address, new = "/sociale-kaart/buurttuin-het-zaadje/", "Een tuin waar iedereen mag meedoen."
    volunteer = log_in(new_context, site, "vrijwilliger")
    open_fact(volunteer, site, "listing", "Buurttuin Het Zaadje")
    volunteer.locator("[name=summary]").fill(new)
    expect(volunteer.get_by_role("button", name="Publiceren")).to_have_count(0)
    press(volunteer, "Stuur in: Nakijken door redactie")
    page.goto(site + address)
    expect(page.locator("main")).not_to_contain_text(new)

    editor = log_in(new_context, site, "redacteur")
    waiting = editor.locator("section").filter(has=editor.get_by_text("In afwachting van jouw beoordeling"))
    waiting.get_by_role("link", name="Buurttuin Het Zaadje").first.click()
    editor.wait_for_url("**/listing/edit/*/")
    press(editor, "Goedkeuren en publiceren")
    page.reload()
    expect(page.locator("main")).to_contain_text(new)
