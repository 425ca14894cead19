"""A translation in two windows: each saves its own segments, and overwrites none of the other's."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import edit_page, log_in

pytestmark = pytest.mark.browser


def write(page: Page, text: str) -> int:
    """Translate the second segment and save it; returns the status of the response."""
    edit = page.locator("main").get_by_role("button", name="Bewerk", exact=True)
    edit.first.wait_for()
    segments = edit.count()
    edit.nth(1).click()
    page.locator("main textarea").fill(text)
    with page.expect_response(lambda response: response.request.method == "PUT") as saved:
        page.locator("main").get_by_role("button", name="Opslaan", exact=True).click()
    expect(edit).to_have_count(segments)  # while it is being saved, a segment has no such button
    return saved.value.status


def test_what_another_window_saved_is_not_overwritten(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    first = log_in(new_context, site, "vertaler")
    edit_page(first, site, "/en/")
    second = first.context.new_page()
    second.goto(first.url)

    assert [write(first, text) for text in ("What there is.", "What there is to do.")] == [200, 200]
    assert write(second, "What you can do.") == 409
    expect(second.locator("main")).to_contain_text("What you can do.")  # the input is still there
    second.reload()
    expect(second.locator(".messages")).to_contain_text("“What there is to do.”")
    expect(second.locator(".messages")).to_contain_text("“What you can do.”")
    assert write(second, "What you can do.") == 200
    assert write(first, "What there is.") == 409
