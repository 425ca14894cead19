"""An editor's form that comes back: in a duplicated tab, and with the browser's Back button.

With the back/forward cache the page is restored as it was left; without it the form is loaded again.
"""

import shutil
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import QUIET, be_patient
from tests.browser.editing.test_two_windows import is_autosave
from tests.browser.editors import log_in, open_fact
from tests.browser.test_back_button import CACHE_IS_OFF

pytestmark = pytest.mark.browser

WATCHING = 2_600  # milliseconds until Wagtail's script starts watching for changes
NAME = "Buurthuis De Zwaluw"


FULL = shutil.which("chromium")
"""Only this one has the cache."""


@pytest.fixture(params=["without cache", "with back/forward cache"] if FULL else ["without cache"])
def editor(request: pytest.FixtureRequest, browser: Browser, chromium: str, site: str) -> Iterator[Page]:
    """An editor at the form of a listing."""
    with browser.browser_type.launch(
        executable_path=FULL if request.param == "with back/forward cache" else chromium,
        headless=True,
        args=QUIET,
        ignore_default_args=[CACHE_IS_OFF],
    ) as own:
        own.on("context", be_patient)
        page = log_in(lambda **options: own.new_context(locale="nl-NL", **options), site, "redacteur")
        open_fact(page, site, "listing", NAME)
        page.wait_for_timeout(WATCHING)
        yield page


def types(page: Page, text: str) -> None:
    page.locator("[name=summary]").press("ControlOrMeta+A")
    page.locator("[name=summary]").press_sequentially(text, delay=10)


def publishes(page: Page) -> int:
    """The status of the answer."""
    with page.expect_navigation() as answer:
        page.locator("footer button[name=action-publish]").first.click()
    return answer.value.status


def is_saved(page: Page, text: str) -> bool:
    open_fact(page, page.url.partition("/beheer/")[0], "listing", NAME)
    return page.locator("[name=summary]").input_value() == text


def test_what_a_duplicated_tab_saved_is_shown_and_not_overwritten(editor: Page) -> None:
    token = uuid4().hex[:6]
    twin = editor.context.new_page()
    copied = editor.evaluate("JSON.stringify({...sessionStorage})")
    twin.add_init_script(
        f"for (const [name, value] of Object.entries({copied})) sessionStorage[name] = value"
    )
    twin.goto(editor.url)
    twin.wait_for_timeout(WATCHING)
    with twin.expect_response(is_autosave) as kept:
        types(twin, f"Soep {token}")
    assert kept.value.status == 200
    types(editor, f"Brood {token}")
    editor.wait_for_timeout(2_000)
    with editor.expect_navigation() as answer:
        editor.locator("footer button[name=action-publish]").first.click()
        warned = editor.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]")
        while not answer.is_done():
            if warned.is_visible():
                warned.click()
                break
            editor.wait_for_timeout(100)
    assert answer.value.status == 409
    for words in ("Soep", "Brood"):
        expect(editor.locator("main")).to_contain_text(words)


def goes_back_to_the_form(page: Page) -> None:
    page.go_back(wait_until="commit")
    page.wait_for_load_state()
    expect(page.locator("[name=summary]")).to_be_visible()
    page.wait_for_timeout(WATCHING)


def test_going_back_after_publishing_and_publishing_again_is_no_false_alarm(editor: Page) -> None:
    types(editor, "Eerst dit")
    assert publishes(editor) == 200
    goes_back_to_the_form(editor)
    types(editor, "En daarna dit")
    assert publishes(editor) == 200
    assert is_saved(editor, "En daarna dit")


def test_going_back_never_overwrites_what_another_window_saved_meanwhile(editor: Page) -> None:
    types(editor, "Eerst dit")
    assert publishes(editor) == 200
    other = editor.context.new_page()
    open_fact(other, editor.url.partition("/beheer/")[0], "listing", NAME)
    other.wait_for_timeout(WATCHING)
    types(other, "Ander")
    assert publishes(other) == 200
    other.close()
    goes_back_to_the_form(editor)
    expect(editor.locator("[name=summary]")).to_have_value("Eerst dit")
    types(editor, "Eroverheen")
    assert publishes(editor) == 409
    expect(editor.locator("main")).to_contain_text("Ander")
