"""Concurrent editing: one's own autosave never blocks publishing, what another window saved always does.

A few runs by default; ``make two-windows`` does many (``RUNS=200``).
"""

import logging
import os
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.editors import edit_page, log_in, unfold

logger = logging.getLogger(__name__)
pytestmark = pytest.mark.browser

RUNS = int(os.environ.get("RUNS", "8"))
WATCHING = 2_600  # milliseconds until Wagtail's script starts watching for changes
FACTS = {"listing": "summary", "activity": "summary"}
PAGES = {"/zo-werkt-het/": "intro", "/methode/ontmoeting-stimuleren/": "intro"}
STORIES = "/wijken/pijnacker-noord/verhalen/"
MAY = {
    "vrijwilliger": ("listing", "activity"),
    "wijkredacteur": ("listing", "activity", "story"),
    "redacteur": ("listing", "activity", "page", "story"),
    "beheerder": ("listing", "activity", "page", "story"),
}
SAVE = ("footer button[type=submit]:not([name])",)
FINISH = (
    "footer [data-workflow-action-name=approve]",
    "footer button[name=action-publish]",
    "footer button[name=action-submit]",
)
Record = tuple[str, str]
WARNED = "#w-save-confirmation-dialog [data-w-dialog-target=confirm]"
COURSES = ("alone", "in a hurry", "another kept", "another pressed", "kept before another pressed", "back")


class Window:
    """One form in one browser window."""

    def __init__(self, browser: BrowserContext, address: str, field: str) -> None:
        self.page = browser.new_page()
        self.page.goto(address)
        self.box = self.page.locator(f"[name={field}]").first
        self.is_untouched = True

    def types(self, text: str) -> None:
        """Replace what is there, so that it never becomes too long; what is typed next comes after it."""
        self.box.press("ControlOrMeta+A" if self.is_untouched else "ControlOrMeta+End")
        self.box.press_sequentially(text.lstrip() if self.is_untouched else text, delay=15)
        self.is_untouched = False

    def keeps(self, text: str) -> int:
        """Type, and wait for Wagtail's autosave."""
        with self.page.expect_response(is_autosave) as kept:
            self.types(text)
        kept.value.finished()
        return kept.value.status

    def presses(self, buttons: tuple[str, ...]) -> bool:
        """Whether it was accepted; otherwise the conflict page is shown."""
        button = unfold(self.page.locator(", ".join(buttons)).first)
        with self.page.expect_navigation() as answer:
            button.click()
            while not answer.is_done():  # Wagtail's script warns as well, if it received the response in time
                if (warned := self.page.locator(WARNED)).is_visible():
                    warned.click()
                    break
                self.page.wait_for_timeout(100)
        if answer.value.status == 409:
            return False
        assert self.page.locator(".messages .success").count(), self.page.locator(".messages").inner_text()
        return True


def is_autosave(response: Response) -> bool:
    request = response.request
    return request.method == "POST" and request.headers.get("accept") == "application/json"


class Editors:
    """The editors' browsers, and the records they may edit."""

    def __init__(self, new_context: Callable[..., BrowserContext], site: str) -> None:
        self.site = site
        first = {name: log_in(new_context, site, name) for name in MAY}
        self.browsers = {name: page.context for name, page in first.items()}
        self.records: dict[str, list[Record]] = {}
        for kind, field in FACTS.items():
            page = first["vrijwilliger"]
            page.goto(f"{site}/beheer/snippets/directory/{kind}/")
            found = links(page, f"/{kind}/edit/")
            self.records[kind] = [(address, field) for address in found if is_free(page, site + address)]
        editor = first["redacteur"]
        self.records["page"] = [(edited(editor, site, address), field) for address, field in PAGES.items()]
        editor.goto(site + STORIES)
        stories = links(editor, STORIES)
        self.records["story"] = [(edited(editor, site, address), "result") for address in stories[:3]]
        for page in first.values():
            page.close()

    def open(self, who: str, record: Record) -> Window:
        address, field = record
        return Window(self.browsers[who], self.site + address, field)


def is_free(page: Page, address: str) -> bool:
    """Whether it may be edited. What somebody else sent in is locked for a volunteer until it is approved."""
    page.goto(address)
    if page.url != address:
        return False  # an activity whose listing has a draft is changed in its listing's form
    return page.locator("footer button[disabled]", has_text="Vergrendeld").count() == 0


def links(page: Page, part: str) -> list[str]:
    found = page.locator(f"main a[href*='{part}']").evaluate_all(
        "all => all.map(a => new URL(a.href).pathname)"
    )
    return [address for address in dict.fromkeys(found) if not address.endswith(part)]


def edited(page: Page, site: str, address: str) -> str:
    edit_page(page, site, address)
    return page.url.removeprefix(site)


def go_through(editors: Editors, course: str, who: str, other: str, record: Record, name: str) -> str:
    """One sequence of events; returns a description of what went wrong, or an empty string."""
    mine = editors.open(who, record)
    alone = course in ("alone", "in a hurry")
    theirs = None if alone else editors.open(other, record)
    windows = [window for window in (mine, theirs) if window]
    try:
        mine.page.wait_for_timeout(WATCHING)
        if theirs is None:
            mine.keeps(f" {name}a")
            mine.types(f" {name}b")
            mine.page.wait_for_timeout(random.choice((0, 300, 600, 900)) if course == "in a hurry" else 1_500)
            return "" if mine.presses(FINISH) else "false alarm"
        if course == "kept before another pressed":
            mine.keeps(f" {name}a")
            theirs.types(f" {name}b")
            lost = theirs.presses(SAVE)
            return "silent loss" if lost else "" if mine.presses(SAVE) else "false alarm"
        if course == "another kept":
            assert theirs.keeps(f" {name}b") == 200
        else:
            theirs.types(f" {name}b")
            assert theirs.presses(SAVE)
        mine.types(f" {name}a")
        if mine.presses(SAVE):
            return "silent loss"
        assert f"{name}b" in mine.page.content(), "what the other saved is not shown"
        if course != "back":
            return ""
        mine.page.locator("button[name=conflict]").click()
        mine.page.wait_for_timeout(WATCHING)
        mine.types(f" {name}c")
        return "" if mine.presses(FINISH) else "false alarm"
    finally:
        for window in windows:
            window.page.close()


def set_free(editors: Editors, who: str, record: Record) -> None:
    """A volunteer's submission is locked: withdraw it before the next sequence."""
    window = editors.open(who, record)
    back = window.page.locator("footer button[name=action-cancel-workflow]").first
    if back.count():
        unfold(back)
        with window.page.expect_navigation():
            back.click()
    window.page.close()


def test_nobody_is_stopped_by_their_own_text_and_nobody_overwrites_anothers(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    editors, found, chance = Editors(new_context, site), Counter[str](), random.Random(RUNS)
    for run in range(RUNS):
        who, course = list(MAY)[run % 4], COURSES[run % len(COURSES)]
        kind = MAY[who][(run // 4) % len(MAY[who])]
        other = chance.choice([who, *(name for name in MAY if kind in MAY[name])])
        record = chance.choice(editors.records[kind])
        if who == "vrijwilliger":
            set_free(editors, who, record)
        wrong = go_through(editors, course, who, other, record, f"run{run}")
        found[wrong or "right"] += 1
        logger.info("%s %s %s %s, %s: %s", run, who, other, kind, course, wrong or "right")
        if who == "vrijwilliger":
            set_free(editors, who, record)
    assert found == {"right": RUNS}, found


def test_the_own_version_is_saved_once_somebody_types_and_not_before(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    """Wagtail's script saves the re-rendered form over the other version, and then stops watching."""
    editors = Editors(new_context, site)
    record = editors.records["activity"][1]
    mine, theirs = editors.open("redacteur", record), editors.open("beheerder", record)
    mine.page.wait_for_timeout(WATCHING)
    theirs.types(" van een ander")
    assert theirs.presses(SAVE)
    mine.types(" van mij")
    assert not mine.presses(SAVE)
    saved = []
    mine.page.on("response", lambda response: saved.append(response.url) if is_autosave(response) else None)
    mine.page.locator("button[name=conflict]").click()
    mine.page.wait_for_load_state()
    mine.page.wait_for_timeout(WATCHING + 3_000)
    assert saved == []

    assert mine.keeps(" en nog wat") == 200

    mine.page.goto(site + record[0])
    expect(mine.box).to_have_value(re.compile("van mij en nog wat$"))


def test_who_publishes_what_waits_for_approval_is_warned_once(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    """Publishing then also cancels the workflow, for which Wagtail clicks the button a second time."""
    editors = Editors(new_context, site)
    record = editors.records["activity"][0]
    sent_in = editors.open("vrijwilliger", record)
    sent_in.page.wait_for_timeout(WATCHING)
    assert sent_in.keeps(" v1") == 200 and sent_in.presses(FINISH)
    mine, theirs = editors.open("redacteur", record), editors.open("beheerder", record)
    mine.page.wait_for_timeout(WATCHING)
    assert theirs.keeps(" b2") == 200
    assert mine.keeps(" c3") >= 400

    unfold(mine.page.locator("footer button[name=action-publish]")).click()
    mine.page.locator(WARNED).click()
    with mine.page.expect_navigation() as answer:
        mine.page.locator("[data-confirm-cancellation]").click()

    assert answer.value.status == 409
    assert "b2" in mine.page.content()
    set_free(editors, "vrijwilliger", record)
