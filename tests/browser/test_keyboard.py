import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TABS_AT_MOST = 60

# Visible focus: a ring of sufficient width, on something within the screen. A card's link draws its ring
# around the whole card.
FOCUS_IS_SEEN = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const ring = [getComputedStyle(e), getComputedStyle(e, "::after")]
    .filter((style) => style.content !== "none")
    .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  return e.matches(":focus-visible") && ring && box.bottom > 0 && box.top < innerHeight && box.width > 0;
}"""
WHERE = "() => document.activeElement.outerHTML.slice(0, 120)"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until ``selector`` has the focus; every stop on the way must be visible."""
    for _number in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_SEEN), f"the focus cannot be seen: {page.evaluate(WHERE)}"
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"not reached with Tab: {selector}")


@pytest.fixture
def keys(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.parametrize("address", ["/", "/sociale-kaart/", "/en/", "/methode/ontmoeting-stimuleren/"])
def test_the_first_tab_stop_skips_the_menu(keys: Page, site: str, address: str) -> None:
    keys.goto(site + address)
    keys.keyboard.press("Tab")
    expect(keys.locator(".skip-link")).to_be_focused()
    expect(keys.locator(".skip-link")).to_be_in_viewport(ratio=1)
    assert keys.evaluate(FOCUS_IS_SEEN)
    keys.keyboard.press("Enter")
    expect(keys.locator("main")).to_be_focused()
    keys.keyboard.press("Tab")
    assert keys.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_changing_the_language(keys: Page, site: str) -> None:
    keys.goto(f"{site}/")
    tab_to(keys, ".language-menu summary")
    keys.keyboard.press("Enter")
    tab_to(keys, ".language-menu a[lang=en]")
    keys.keyboard.press("Enter")
    expect(keys).to_have_url(f"{site}/en/")


def test_keyboard_focus_is_always_visible_and_never_trapped(keys: Page, site: str) -> None:
    keys.goto(f"{site}/sociale-kaart/buurthuis-de-zwaluw/")
    tab_to(keys, ".site-footer li:last-child a")
