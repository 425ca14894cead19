"""Every page is opened once in a browser, for all checks that need no interaction."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.browser.page_inspection import ADDRESSES, Look, look_at

pytestmark = pytest.mark.browser

Looks = dict[str, Look]


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def looks(visitor, site: str) -> Looks:
    page = visitor.new_page()
    return {address: look_at(page, site, address) for address in ADDRESSES}


def none_of(looks: Looks, kind: Callable[[Look], list[str]]) -> None:
    """Fail with every URL that has findings of this kind."""
    found = [f"{address}: {line}" for address, look in looks.items() for line in kind(look)]
    assert not found, "\n".join(found)


def test_axe_reports_no_problems(looks: Looks) -> None:
    none_of(looks, lambda look: look.axe)


def test_axe_reports_no_problems_in_dark_mode(looks: Looks) -> None:
    none_of(looks, lambda look: look.axe_dark)


def test_nobody_scrolls_sideways_on_the_smallest_phone(looks: Looks) -> None:
    none_of(looks, lambda look: look.too_wide)


def test_text_twice_as_large_still_fits_and_covers_nothing(looks: Looks) -> None:
    none_of(looks, lambda look: look.large_text)


def test_every_touch_target_is_large_enough(looks: Looks) -> None:
    none_of(looks, lambda look: look.small_targets)


def test_no_page_contacts_another_host(looks: Looks) -> None:
    none_of(looks, lambda look: look.foreign)


def test_the_browser_console_has_no_errors(looks: Looks) -> None:
    """No violation of the content policy, no failing script, no missing file."""
    none_of(looks, lambda look: look.complaints)


def test_reading_sets_no_cookie_and_stores_nothing(looks: Looks, visitor) -> None:
    """Forms set a cookie for their token; other tests check which pages do."""
    state = visitor.storage_state()
    assert {cookie["name"] for cookie in state["cookies"]} <= {settings.CSRF_COOKIE_NAME}
    assert state["origins"] == []


def test_a_screen_reader_knows_which_text_is_dutch(looks: Looks) -> None:
    none_of(looks, lambda look: look.wrong_language)
