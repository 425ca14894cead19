"""Typing in the CMS: a field holds what was typed, and it is saved from the first letter on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editing.test_two_windows import is_autosave
from tests.browser.editors import log_in, open_fact

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """An activity is changed in its listing's form while that has a draft, as other tests leave."""
    return untouched_site


@pytest.mark.parametrize("typed", ["half 1", "12 uur", "12u30"])
def test_a_picker_never_puts_the_present_moment_in_the_place_of_a_time(
    new_context: Callable[..., BrowserContext], site: str, typed: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "activity", "Soep op vrijdag")
    field = page.locator("[name=schedules-0-ends_at]")
    field.scroll_into_view_if_needed()

    field.fill(typed)
    field.press("Tab")

    page.wait_for_timeout(500)
    expect(field).to_have_value(typed)


def test_the_first_letters_after_the_page_appears_are_saved_too(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    """Wagtail's script starts watching for changes two seconds after the page has loaded."""
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    address, field = page.url, page.locator("[name=summary]").first

    page.goto(address, wait_until="domcontentloaded")
    with page.expect_response(is_autosave):
        field.press("ControlOrMeta+End")
        field.press_sequentially(" Vroeg", delay=10)

    page.goto(address)
    expect(field).to_have_value(re.compile("Vroeg$"))


def test_opening_a_form_saves_nothing(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = log_in(new_context, site, "redacteur")
    saved = []
    page.on("response", lambda response: saved.append(response.url) if is_autosave(response) else None)

    open_fact(page, site, "activity", "Handwerkmiddag")
    page.locator("[name=summary]").first.press("ControlOrMeta+End")
    page.wait_for_timeout(5_000)

    assert saved == []


def test_a_form_that_came_back_with_a_mistake_is_saved_once_the_mistake_is_gone(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    address, name = page.url, page.locator("[name=name]").first
    page.wait_for_timeout(2_600)

    name.fill("")
    with page.expect_navigation():
        page.locator("footer button[name=action-publish]").first.click()
    expect(page.locator(".messages")).to_be_visible()
    page.wait_for_timeout(6_000)

    name.fill("Buurthuis De Zwaluw")
    with page.expect_response(lambda response: is_autosave(response) and response.ok):
        page.locator("[name=summary]").first.press_sequentially("Gaaf. ", delay=10)

    page.goto(address)
    expect(page.locator("[name=summary]").first).to_have_value(re.compile("Gaaf[.]"))
