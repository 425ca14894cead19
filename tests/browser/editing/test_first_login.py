"""A first log-in without a manual: three checks and one report, in a few clicks and under five minutes.

Run with ``-s`` to see clicks and seconds; a person needs some twenty seconds more per line.
"""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import log_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """The dashboard lists only the first few tasks of a kind."""
    return untouched_site


def test_a_volunteer_clears_three_checks_and_a_report(
    new_context: Callable[..., BrowserContext], site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = log_in(new_context, site, "vrijwilliger")
    began, clicks = time.monotonic(), 0
    checks = page.locator("section[aria-labelledby=to-do-due-checks] .to-do__row")
    reports = page.locator("section[aria-labelledby=to-do-corrections] .to-do__row")
    expect(checks.nth(2)).to_be_visible()
    expect(reports.first).to_be_visible()
    many, asked = checks.count(), reports.count()

    for done in range(1, 4):
        checks.first.get_by_role("button", name="Klopt nog").click()
        clicks += 1
        expect(page).to_have_url(f"{site}/beheer/")
        expect(checks).to_have_count(many - done)

    reports.last.get_by_role("link", name="Beantwoorden").click()
    expect(page.get_by_role("heading", name="Zo staat het er nu")).to_be_visible()
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    page.get_by_label("Nagekeken: het klopte").click()
    page.get_by_label("Antwoord").fill("We belden met de ouderkamer. Het nummer klopt nog.")
    page.get_by_role("button", name="Beantwoorden").click()
    clicks += 3
    expect(page.locator(".messages .success").first).to_contain_text(re.compile("beantwoord", re.IGNORECASE))
    page.goto(f"{site}/beheer/")
    expect(reports).to_have_count(asked - 1)

    seconds = time.monotonic() - began
    with capsys.disabled():
        print(f"\neerste keer inloggen: {clicks} clicks, {seconds:.1f} s", end="")  # noqa: T201
