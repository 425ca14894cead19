"""The map: opens on request, works by keyboard, and reveals no more than the list."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import page_checks
from tests.browser.page_inspection import WCAG, axe_findings, listening
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.browser

PAGES = ("/sociale-kaart/", "/wijken/pijnacker-noord/", "/sociale-kaart/buurthuis-de-zwaluw/")
CANVAS = "[data-map-canvas]"
SUMMARY = "details[data-map] summary"
MARK = f"{CANVAS} .map__mark"


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def look(visitor: BrowserContext) -> Iterator[Page]:
    page = visitor.new_page()
    yield page
    page.close()


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(SUMMARY).click()
    expect(page.locator(MARK).first).to_be_visible()


def focused(page: Page) -> str:
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    )


@pytest.mark.parametrize("address", PAGES)
def test_the_open_map_has_no_accessibility_problems_in_light_and_dark(
    look: Page, site: str, address: str
) -> None:
    with listening(look.context, site) as (complaints, foreign):
        open_map(look, site + address)
        look.locator(MARK).first.click()
    found = axe_findings(look, WCAG)
    look.emulate_media(color_scheme="dark")
    found += axe_findings(look, ("cat.color",))
    look.set_viewport_size({"width": 320, "height": 640})
    found += look.evaluate(page_checks.WIDER_THAN_THE_SCREEN) + look.evaluate(page_checks.SMALL_TARGETS)
    assert found + complaints + foreign == []


def test_the_map_loads_nothing_before_it_is_opened(look: Page, site: str) -> None:
    asked: list[str] = []
    look.on("request", lambda request: asked.append(request.url))
    look.goto(f"{site}/sociale-kaart/", wait_until="networkidle")
    assert [url for url in asked if "leaflet" in url or "geojson" in url or "map/" in url] == []
    look.get_by_role("link", name="Bekijk ze op de kaart").click()
    expect(look.locator(MARK).first).to_be_visible()
    expect(look.locator(CANVAS)).to_be_in_viewport()


def test_a_visitor_without_a_mouse_goes_from_the_map_to_a_place(look: Page, site: str) -> None:
    look.goto(f"{site}/sociale-kaart/?wijk=pijnacker-noord")
    tab_to(look, 'a[href="#kaart"]')
    look.keyboard.press("Enter")
    expect(look.locator(MARK).first).to_be_visible()
    tab_to(look, MARK)
    for _closer in range(6):
        if look.locator(".map__list").count():
            break
        look.keyboard.press("Enter")
        look.wait_for_timeout(50)
        assert look.evaluate("document.activeElement.closest('[data-map-canvas]') !== null"), focused(look)
    link = look.locator(".map__list a").first
    expect(link).to_be_focused()
    mark_before = look.locator(".map__list li").count()
    look.keyboard.press("Escape")
    expect(look.locator(".map__list")).to_have_count(0)
    assert look.evaluate("document.activeElement.matches('.map__mark')"), focused(look)
    look.keyboard.press("Enter")
    assert look.locator(".map__list li").count() == mark_before
    name = link.inner_text()
    look.keyboard.press("Enter")
    expect(look.get_by_role("heading", level=1)).to_have_text(name)


def test_the_keyboard_can_skip_and_leave_the_map(look: Page, site: str) -> None:
    open_map(look, f"{site}/sociale-kaart/")
    look.locator(SUMMARY).focus()
    tab_to(look, "[data-map-past]")
    look.keyboard.press("Enter")
    expect(look.locator("#na-de-kaart")).to_be_focused()
    look.keyboard.press("Tab")
    assert look.evaluate("document.activeElement.closest('[data-map]') === null"), focused(look)
    look.locator(MARK).first.focus()
    look.keyboard.press("Escape")
    expect(look.locator(SUMMARY)).to_be_focused()
    look.locator(SUMMARY).focus()
    tab_to(look, ".site-footer a")  # nor does the map trap the keyboard focus


def test_every_marker_has_a_name(look: Page, site: str) -> None:
    open_map(look, f"{site}/sociale-kaart/buurthuis-de-zwaluw/")
    expect(look.locator(CANVAS).get_by_role("button", name="Buurthuis De Zwaluw")).to_be_visible()
    look.locator(MARK).click()
    expect(look.locator(".map__list")).to_contain_text("Voorbeeldlaan")
    open_map(look, f"{site}/sociale-kaart/")
    labels = [mark.get_attribute("aria-label") or "" for mark in look.locator(MARK).all()]
    assert labels and all(label.endswith("bij elkaar: toon ze") for label in labels), labels


def test_without_data_there_is_one_plain_sentence_and_trying_again_helps(look: Page, site: str) -> None:
    def away(route: Route) -> None:
        route.abort()

    look.route("**/*.geojson*", away)
    look.goto(f"{site}/sociale-kaart/")
    look.locator(SUMMARY).click()
    expect(look.locator("[data-map-status]")).to_have_text("De kaart lukt nu niet. In de lijst staat alles.")
    look.unroute("**/*.geojson*", away)
    look.locator(SUMMARY).click()
    look.locator(SUMMARY).click()
    expect(look.locator(MARK).first).to_be_visible()


def test_the_map_reads_from_right_to_left_too(look: Page, site: str) -> None:
    look.goto(f"{site}/sociale-kaart/?wijk=pijnacker-noord")
    look.evaluate("document.documentElement.dir = 'rtl'")
    look.locator(SUMMARY).click()
    expect(look.locator(MARK).first).to_be_visible()
    marks, canvas = look.locator(MARK), look.locator(CANVAS).bounding_box()
    for mark in marks.all():
        box = mark.bounding_box()
        assert box and canvas and canvas["x"] <= box["x"] <= canvas["x"] + canvas["width"]
    zoom = look.locator(".leaflet-control-zoom").bounding_box()
    assert zoom and canvas and zoom["x"] > canvas["x"] + canvas["width"] / 2
    assert look.evaluate(page_checks.WIDER_THAN_THE_SCREEN) == []


def test_without_scripts_the_list_says_it_all(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/sociale-kaart/")
    page.locator(SUMMARY).click()
    expect(page.locator("details[data-map]")).to_contain_text("staat ook in de lijst")
    expect(page.locator(CANVAS)).to_be_hidden()
