"""Each page is opened once, in a real browser, and held against what can be measured without acting."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.browser.looking import ADDRESSES, Look, look_at

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
    """Fails with every address where something of this kind was found, and with what."""
    found = [f"{address}: {line}" for address, look in looks.items() for line in kind(look)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing(looks: Looks) -> None:
    none_of(looks, lambda look: look.axe)


def test_axe_finds_nothing_wrong_with_the_colours_of_the_night(looks: Looks) -> None:
    none_of(looks, lambda look: look.axe_dark)


def test_nobody_scrolls_sideways_on_the_smallest_phone(looks: Looks) -> None:
    none_of(looks, lambda look: look.too_wide)


def test_text_twice_as_large_still_fits_and_covers_nothing(looks: Looks) -> None:
    none_of(looks, lambda look: look.large_text)


def test_a_thumb_hits_everything_that_can_be_pressed(looks: Looks) -> None:
    none_of(looks, lambda look: look.small_targets)


def test_no_page_asks_anything_of_another_host(looks: Looks) -> None:
    none_of(looks, lambda look: look.foreign)


def test_the_browser_has_nothing_to_complain_of(looks: Looks) -> None:
    """Neither a broken content policy, nor a script that fails, nor a file that is missing."""
    none_of(looks, lambda look: look.complaints)


def test_reading_everything_leaves_no_cookie_and_nothing_stored(looks: Looks, visitor) -> None:
    """A form brings a token along, and nothing else; which pages do is tested with the headers."""
    state = visitor.storage_state()
    assert {cookie["name"] for cookie in state["cookies"]} <= {settings.CSRF_COOKIE_NAME}
    assert state["origins"] == []


def test_a_voice_reads_dutch_as_dutch(looks: Looks) -> None:
    none_of(looks, lambda look: look.wrong_language)
