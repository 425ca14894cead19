"""A session that ends while an editor types does not lose the text, without JavaScript either."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.editors import log_in, open_fact

pytestmark = pytest.mark.browser

TEXT = 'En op dinsdag is er soep. <b>Altijd</b> & "gratis".'


@pytest.fixture
def typing(new_context: Callable[..., BrowserContext], site: str) -> Page:
    """An editor without scripts has typed in a listing when the session ends."""

    def bare(**options: object) -> BrowserContext:
        return new_context(java_script_enabled=False, **options)

    page = log_in(bare, site, "redacteur")
    open_fact(page, site, "listing", "Buurthuis De Zwaluw")
    page.locator("[name=summary]").fill(TEXT)
    page.context.clear_cookies(name="sessionid")
    return page


def save(page: Page) -> None:
    page.locator("footer button[name=action-publish]:visible").first.click()


def log_in_here(page: Page, name: str) -> None:
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(f"voorbeeld-{name}")
    page.locator("main button[type=submit]").click()


def test_after_logging_in_again_the_form_is_there_with_the_text(typing: Page, site: str) -> None:
    address = typing.url
    save(typing)
    expect(typing.locator("main")).to_contain_text("Je bent uitgelogd")
    assert TEXT not in typing.content() and "Altijd" not in typing.content()
    typing.locator("input[name=username]").fill("redacteur")
    typing.locator("input[name=password]").fill("verkeerd")
    typing.locator("main button[type=submit]").click()
    log_in_here(typing, "redacteur")

    expect(typing.get_by_role("heading", name="Je tekst is er nog")).to_be_visible()
    typing.get_by_role("button", name="Terug naar mijn tekst").click()
    expect(typing).to_have_url(address)
    expect(typing.locator("[name=summary]")).to_have_value(TEXT)
    save(typing)
    expect(typing.locator(".messages .success")).to_be_visible()
    typing.goto(address)
    expect(typing.locator("[name=summary]")).to_have_value(TEXT)
    typing.goto(f"{site}/beheer/tekst-terug/")
    expect(typing).to_have_url(f"{site}/beheer/")


def test_another_account_on_the_same_computer_never_sees_the_text(typing: Page, site: str) -> None:
    typing.locator("[name=summary]").fill("Alleen voor mij")
    save(typing)
    log_in_here(typing, "beheerder")
    expect(typing.locator(".messages")).to_contain_text("hoort bij een ander account")
    assert "Alleen voor mij" not in typing.content()
    typing.goto(f"{site}/beheer/tekst-terug/")
    expect(typing).to_have_url(f"{site}/beheer/")


def test_after_logging_in_in_another_tab_the_open_form_still_has_its_text(typing: Page, site: str) -> None:
    address, other = typing.url, typing.context.new_page()
    other.goto(f"{site}/beheer/login/")
    log_in_here(other, "redacteur")
    expect(other).to_have_url(f"{site}/beheer/")
    save(typing)
    expect(typing.get_by_role("heading", name="Je tekst is er nog")).to_be_visible()
    typing.get_by_role("button", name="Verstuur het nu").click()
    expect(typing.locator(".messages .success")).to_be_visible()
    typing.goto(address)
    expect(typing.locator("[name=summary]")).to_have_value(TEXT)


def test_a_new_listing_is_made_after_logging_in_again(typing: Page, site: str) -> None:
    fresh = typing.context.new_page()
    fresh.goto(f"{site}/beheer/login/")
    log_in_here(fresh, "redacteur")
    fresh.goto(f"{site}/beheer/snippets/directory/listing/add/")
    fresh.locator("[name=name]").fill("Soepcafé zonder sessie")
    typing.context.clear_cookies(name="sessionid")
    save(fresh)
    log_in_here(fresh, "redacteur")
    fresh.get_by_role("button", name="Verstuur het nu").click()
    expect(fresh.locator("[name=name]")).to_have_value("Soepcafé zonder sessie")
