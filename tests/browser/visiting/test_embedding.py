"""The agenda of a neighbourhood in a page of another site: shown whole, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.editors import log_in

pytestmark = pytest.mark.browser

NEIGHBOURHOOD = "pijnacker-noord"


class OtherSite:
    """Another origin: it answers every path with ``page``."""

    def __init__(self) -> None:
        other = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = other.page.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", other.policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://localhost:{self.server.server_port}"
        self.page, self.policy = "", "default-src 'none'"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def embeds(self, site: str, more: str = "") -> None:
        """One line, in a page with a policy of its own that allows no inline styles or scripts."""
        line = f'<script async src="{site}/static/js/embed.js" data-wijk="{NEIGHBOURHOOD}"{more}></script>'
        self.page = f"<!doctype html><title>Ander</title><h1>Ander</h1>{line}<p>Onder</p>"
        self.policy = f"default-src 'none'; script-src {site}; frame-src {site}"


@pytest.fixture
def other_site() -> Iterator[OtherSite]:
    other = OtherSite()
    yield other
    other.server.shutdown()
    other.server.server_close()


@pytest.fixture
def allow(new_context: Callable[..., BrowserContext], site: str) -> Callable[[str], None]:
    """What an administrator does in the settings."""
    admin = log_in(new_context, site, "beheerder")

    def write(text: str) -> None:
        admin.goto(f"{site}/beheer/settings/core/sitesettings/")
        admin.locator("textarea[name=embedding_sites]").fill(text)
        with admin.expect_navigation():
            admin.locator("footer button[type=submit], form button[type=submit].action-save").first.click()
        expect(admin.locator(".messages .success").first).to_be_visible()

    return write


def framed(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_a_site_that_is_listed_shows_it_at_full_height_without_cookies(
    site: str, page: Page, other_site: OtherSite, allow: Callable[[str], None]
) -> None:
    other_site.embeds(site)
    allow(other_site.origin)
    page.goto(other_site.origin)
    expect(framed(page).get_by_role("heading", level=1)).to_contain_text("Agenda van")
    expect(page.locator("iframe")).not_to_have_attribute("height", "600")
    frame = page.frames[1]
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        root = "document.documentElement"
        shown, needed, wide = frame.evaluate(
            f"[innerHeight, {root}.scrollHeight, {root}.scrollWidth - innerWidth]"
        )
        assert shown >= needed, "nothing scrolls within the frame"
        assert wide <= 0
        content = frame.evaluate("document.body.getBoundingClientRect().height")
        assert shown - content < 40, "and there is no hole below it"
    assert page.context.cookies() == []
    assert frame.evaluate("document.cookie + localStorage.length") == "0"


def test_a_link_in_it_opens_in_the_window(
    site: str, page: Page, other_site: OtherSite, allow: Callable[[str], None]
) -> None:
    other_site.embeds(site, ' data-toon="lijst"')
    allow(other_site.origin)
    page.goto(other_site.origin)
    framed(page).locator("a.offers__name").first.click()
    page.wait_for_url(f"{site}/sociale-kaart/**")


def test_a_site_that_is_not_listed_or_no_longer_is_refused(
    site: str, page: Page, other_site: OtherSite, allow: Callable[[str], None]
) -> None:
    other_site.embeds(site)
    allow("https://www.voorbeeld.nl")
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(other_site.origin)
    page.wait_for_timeout(1000)
    assert any("frame-ancestors" in text for text in refused)
    expect(framed(page).get_by_role("heading", level=1)).to_have_count(0)
    allow(other_site.origin)
    page.reload()
    expect(framed(page).get_by_role("heading", level=1)).to_have_count(1)
    allow("")
    page.reload()
    page.wait_for_timeout(1000)
    expect(framed(page).get_by_role("heading", level=1)).to_have_count(0)


def test_what_another_window_says_does_not_change_its_height(
    site: str, page: Page, other_site: OtherSite, allow: Callable[[str], None]
) -> None:
    other_site.embeds(site)
    allow(other_site.origin)
    page.goto(other_site.origin)
    frame = page.locator("iframe")
    expect(frame).not_to_have_attribute("height", "600")
    height = frame.get_attribute("height")
    page.evaluate("postMessage({ type: 'neighbourhood-height', height: 9999 }, '*')")
    page.wait_for_timeout(300)
    assert frame.get_attribute("height") == height
