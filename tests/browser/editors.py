"""What editors do in the admin, in a browser."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect


def log_in(new_context: Callable[..., BrowserContext], site: str, name: str) -> Page:
    """A browser in which ``name`` is logged in."""
    page = new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce").new_page()
    page.goto(f"{site}/beheer/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(f"voorbeeld-{name}")
    page.locator("input[name=password]").press("Enter")
    expect(page).to_have_url(f"{site}/beheer/")
    return page


def edit_page(page: Page, site: str, address: str) -> None:
    """From a public page to its edit view, with the button on the page."""
    page.goto(site + address)
    page.locator("wagtail-userbar button").first.click()
    page.locator("wagtail-userbar a[href$='/edit/']").click()
    page.wait_for_url("**/beheer/pages/*/edit/")


def open_fact(page: Page, site: str, kind: str, name: str) -> None:
    """From the list of a snippet type to the edit view of one."""
    page.goto(f"{site}/beheer/snippets/directory/{kind}/?q={name}")
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(f"**/{kind}/edit/*/")


def unfold(button: Locator) -> Locator:
    """A button in the footer, after opening "Meer acties" if it is under it."""
    menu = button.page.locator("footer [data-w-dropdown-target=toggle]").last
    expect(button.or_(menu).filter(visible=True).first).to_be_visible()
    if not button.is_visible():
        menu.click()
    return button


def press(page: Page, name: str) -> None:
    """Press a button in the footer, including those under "Meer acties"."""
    button = unfold(page.locator("footer").get_by_role("button", name=name, exact=True))
    with page.expect_navigation():
        button.click()
    expect(page.locator(".messages .success").first).to_be_visible()
