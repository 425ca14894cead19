"""A session that expires while an editor types does not lose the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import log_in, open_fact
from tests.browser.page_checks import CONTRAST

pytestmark = pytest.mark.browser

TEXT = " En op dinsdag is er soep."


def log_in_elsewhere(page: Page, site: str, name: str) -> None:
    with page.context.expect_page() as opened:
        page.locator("[data-logged-out] a").click()
    other = opened.value
    other.locator("input[name=username]").fill(name)
    other.locator("input[name=password]").fill(f"voorbeeld-{name}")
    other.locator("input[name=password]").press("Enter")
    expect(other).to_have_url(f"{site}/beheer/")


def press(page: Page) -> None:
    page.locator("footer button[name=action-publish]").first.click()


def test_an_editor_logged_out_while_typing_logs_in_elsewhere_and_publishes(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    address = page.url
    page.locator("[name=summary]").press("ControlOrMeta+End")
    page.locator("[name=summary]").press_sequentially(TEXT, delay=10)
    page.context.clear_cookies(name="sessionid")

    press(page)
    expect(page.get_by_role("heading", name="Je bent uitgelogd")).to_be_visible()
    expect(page).to_have_url(address)
    assert page.locator("[name=summary]").input_value().endswith(TEXT)
    assert page.locator("[data-logged-out] a").evaluate(CONTRAST) >= 4.5, "the log-in button is readable"

    log_in_elsewhere(page, site, "beheerder")
    press(page)
    expect(page.get_by_role("heading", name="Je bent uitgelogd")).to_be_visible()
    expect(page).to_have_url(address)

    page.context.clear_cookies(name="sessionid")
    log_in_elsewhere(page, site, "redacteur")
    with page.expect_navigation():
        press(page)
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(address)
    assert page.locator("[name=summary]").input_value().endswith(TEXT)


def test_an_editor_is_told_about_the_log_out_while_typing(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    page.wait_for_timeout(2_600)
    page.context.clear_cookies(name="sessionid")

    page.locator("[name=summary]").press("ControlOrMeta+End")
    page.locator("[name=summary]").press_sequentially(TEXT, delay=10)

    heading = page.get_by_role("heading", name="Je bent uitgelogd")
    expect(heading).to_be_visible()
    expect(heading).to_be_in_viewport()
    footer = page.locator("footer")
    expect(footer).to_contain_text("Vanzelf bewaren lukt nu niet. Je tekst staat er nog.")
    expect(footer).not_to_contain_text("serverfout")


def test_who_logs_in_again_sees_no_notice_and_has_the_text_saved_while_typing_on(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    page.wait_for_timeout(2_600)
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=summary]").press("ControlOrMeta+End")
    page.locator("[name=summary]").press_sequentially(TEXT, delay=10)
    expect(page.get_by_role("heading", name="Je bent uitgelogd")).to_be_visible()
    log_in_elsewhere(page, site, "redacteur")

    page.locator("[name=summary]").press("ControlOrMeta+End")
    with page.expect_response(lambda answer: answer.ok and "Kom ook." in (answer.request.post_data or "")):
        page.locator("[name=summary]").press_sequentially(" Kom ook.", delay=10)

    expect(page.get_by_role("heading", name="Je bent uitgelogd")).to_be_hidden()
    expect(page.locator(".w-autosave-indicator")).to_contain_text("Opgeslagen")
    page.reload()
    assert page.locator("[name=summary]").input_value().endswith(f"{TEXT} Kom ook.")
