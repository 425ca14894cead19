"""A contact opens the link in a confirmation request: all its pages, and an answer without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import log_in
from tests.browser.page_inspection import look_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """The dashboard lists only the first few tasks of a kind."""
    return untouched_site


@pytest.fixture
def links(new_context: Callable[..., BrowserContext], site: str) -> dict[str, str]:
    """The links in a mail, as an administrator sees them under sent mail."""
    page = log_in(new_context, site, "beheerder")
    page.goto(f"{site}/beheer/snippets/outbox/message/?q=kookmaatje-eettafel")
    page.locator("main td a", has_text="Klopt dit nog? Eettafel").first.click()
    expect(page.locator("main")).to_contain_text("/klopt/")
    mail = page.locator("main").inner_text()
    return {
        kind: re.search(rf"(/{kind}/\S+)", mail)[1]  # type: ignore[index]
        for kind in ("klopt", "geen-mail")
    }


def test_a_contact_reads_changes_and_is_thanked(
    new_context: Callable[..., BrowserContext], site: str, links: dict[str, str]
) -> None:
    page = new_context().new_page()
    page.goto(site + links["klopt"])
    change = page.get_by_role("link", name="Aanpassen").get_attribute("href") or ""
    for address in (links["klopt"], change, links["geen-mail"]):
        look = look_at(page, site, address)
        found = look.axe + look.axe_dark + look.too_wide + look.large_text + look.small_targets
        assert found + look.complaints + look.foreign + look.wrong_language == [], address

    quiet = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    quiet.goto(site + change)
    quiet.get_by_label("Tot", exact=True).fill("20:00")
    quiet.get_by_label("Uitleg over de kosten").fill("6 euro")
    quiet.get_by_label("Uitleg over de kosten").press("Enter")
    expect(quiet.get_by_role("heading", level=1, name="Dank je wel")).to_be_visible()

    editor = log_in(new_context, site, "redacteur")
    editor.locator(".to-do__row", has_text="Eettafel Aan Zet").get_by_role("link", name="Vergelijk").click()
    for words in ("20.00", "6"):
        expect(editor.locator(".comparison .addition", has_text=words).first).to_be_visible()
