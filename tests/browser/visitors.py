"""Four visitors with the same tasks: keyboard only, no JavaScript, a small phone, large text.

On every page each checks that nothing scrolls sideways and that the focus is visible.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, Locator, expect

from tests.browser import page_checks
from tests.browser.page_inspection import listening
from tests.browser.test_keyboard import FOCUS_IS_SEEN, WHERE

TABS_AT_MOST = 150
LEADS_AWAY = "target => target.matches('a[href]:not([href*=\"#\"])') || target.type === 'submit'"


class Visitor:
    """A visitor with a mouse or touch screen."""

    options: dict[str, object] = {}
    scripts = True

    def __init__(self, browser: Browser, site: str) -> None:
        settings = {"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        self.context = browser.new_context(**(settings | self.options))  # type: ignore[arg-type]
        self.site = site
        self.page = self.context.new_page()

    def within(self, part: str = "main") -> Locator:
        return self.page.locator(part)

    def go(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.look_round()

    def look_round(self) -> None:
        wide = self.page.evaluate(page_checks.WIDER_THAN_THE_SCREEN)
        assert wide == [], f"{self.page.url}: {wide}"

    def press(self, target: Locator) -> None:
        """Activate a link, a button, or a disclosure."""
        leads_away, here = target.evaluate(LEADS_AWAY), self.page.url
        self.act(target)
        if leads_away:
            self.page.wait_for_url(lambda url: url != here)
        self.look_round()

    def act(self, target: Locator) -> None:
        target.click()

    def fill(self, label: str, text: str) -> None:
        self.within().get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        """``option`` is the beginning of the option's label."""
        field = self.within().get_by_label(label, exact=True)
        field.select_option(field.locator("option").filter(has_text=option).first.get_attribute("value"))

    def tick(self, label: str) -> None:
        self.within().get_by_label(label).first.check()

    def link(self, name: str) -> Locator:
        return self.within().get_by_role("link", name=name).first

    def button(self, name: str) -> Locator:
        return self.within().get_by_role("button", name=name).first

    def opens(self, name: str, content_type: str) -> None:
        """A link to a file for another program: it exists and has this content type."""
        answer = self.context.request.get(self.site + (self.link(name).get_attribute("href") or ""))
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, content_type)

    def heading(self) -> str:
        return self.within().get_by_role("heading", level=1).inner_text()

    def sees(self, text: str) -> None:
        expect(self.within()).to_contain_text(text)


class WithKeysAlone(Visitor):
    """Uses only Tab and the keyboard, with visible focus."""

    def reach(self, target: Locator) -> None:
        for _stop in range(TABS_AT_MOST):
            if target.evaluate("target => target === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            past_the_end = self.page.evaluate("document.activeElement === document.body")
            assert past_the_end or self.page.evaluate(FOCUS_IS_SEEN), (
                f"cannot be seen: {self.page.evaluate(WHERE)}"
            )
        raise AssertionError(f"not reached with Tab: {target}")

    def act(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, label: str, text: str) -> None:
        self.reach(self.within().get_by_label(label, exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, label: str, option: str) -> None:
        field = self.within().get_by_label(label, exact=True)
        self.reach(field)
        self.page.keyboard.type(option)
        assert option in field.evaluate("field => field.selectedOptions[0].textContent")

    def tick(self, label: str) -> None:
        box = self.within().get_by_label(label).first
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()


class WithoutScripts(Visitor):
    options = {"java_script_enabled": False}
    scripts = False


class OnASmallPhone(Visitor):
    options = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}

    def act(self, target: Locator) -> None:
        target.tap()


class WithLargeText(Visitor):
    """Text twice as large, in a window half as wide."""

    options = {"viewport": {"width": 640, "height": 900}}

    def look_round(self) -> None:
        if not self.page.evaluate("document.documentElement.style.fontSize"):
            self.page.evaluate(page_checks.TEXT_TWICE_AS_LARGE)
        super().look_round()


KINDS = {
    "keys alone": WithKeysAlone,
    "no scripts": WithoutScripts,
    "320 px": OnASmallPhone,
    "text at 200 %": WithLargeText,
}


def visiting(browser: Browser, site: str, kind: str) -> Iterator[Visitor]:
    """One visitor for several tasks; the browser must not log any error."""
    visitor = KINDS[kind](browser, site)
    with listening(visitor.context, site) as (complaints, foreign):
        yield visitor
    state = visitor.context.storage_state()
    visitor.context.close()
    assert complaints + foreign == []
    assert [cookie["name"] for cookie in state["cookies"] if cookie["name"] != "csrftoken"] == []
