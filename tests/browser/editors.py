"""What editors do in a browser, in the words of the editors' side."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect


def log_in(new_context: Callable[..., BrowserContext], site: str, name: str) -> Page:
    """A browser of one's own in which ``name`` has logged in."""
    page = new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce").new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{site}/beheer/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(f"voorbeeld-{name}")
    page.locator("input[name=password]").press("Enter")
    expect(page).to_have_url(f"{site}/beheer/")
    return page


def edit_page(page: Page, site: str, address: str) -> None:
    """From the public page to its editor, as an editor does: with the button on the page."""
    page.goto(site + address)
    page.locator("wagtail-userbar button").first.click()
    page.locator("wagtail-userbar a[href$='/edit/']").click()
    page.wait_for_url("**/beheer/pages/*/edit/")


def open_fact(page: Page, site: str, kind: str, name: str) -> None:
    """From the list of one kind of fact, found by its name, to its editor."""
    page.goto(f"{site}/beheer/snippets/directory/{kind}/?q={name}")
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(f"**/{kind}/edit/*/")


def press(page: Page, name: str) -> None:
    """Press one of the buttons at the foot of an editor, those behind "Meer acties" included."""
    button = page.locator("footer").get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="Meer acties").last.click()
    with page.expect_navigation():
        button.click()
    expect(page.locator(".messages .success").first).to_be_visible()
