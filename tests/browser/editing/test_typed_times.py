"""A volunteer says when it is, in one line, and reads what was made of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editing.test_two_windows import is_autosave
from tests.browser.editors import log_in, open_fact, press

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """An activity is changed in its listing's form while that has a draft, as other tests leave."""
    return untouched_site


NAME = "Soep op vrijdag"


def opened(new_context: Callable[..., BrowserContext], site: str, **options: object) -> Page:
    page = log_in(lambda **more: new_context(**(more | options)), site, "redacteur")
    open_fact(page, site, "activity", NAME)
    return page


def answer_of(page: Page, line: int = 0) -> Locator:
    return page.locator(f"[data-typed-when='schedules-{line}'] [role=status]")


def field(page: Page, name: str, line: int = 0) -> Locator:
    return page.locator(f"[name=schedules-{line}-{name}]")


def type_in(page: Page, words: str, line: int = 0) -> None:
    box = page.locator(f"#id_schedules-{line}-said")
    box.press("ControlOrMeta+a")
    box.press_sequentially(words, delay=20)


def test_a_line_is_read_while_it_is_typed_fills_the_fields_and_is_saved_by_itself(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = opened(new_context, site)
    page.wait_for_timeout(2_600)  # until Wagtail's script watches for changes
    label = page.get_by_label("Wanneer? Typ het zoals je het zegt").first
    expect(label).to_have_attribute("id", "id_schedules-0-said")

    with page.expect_response(is_autosave) as saved:
        type_in(page, "elke 2e donderdag 14-16, niet in de schoolvakantie")
        expect(answer_of(page)).to_contain_text("Elke 2e donderdag van de maand van 14.00 tot 16.00 uur")

    expect(answer_of(page).locator("[data-typed-dates] li")).to_have_count(3)
    expect(field(page, "frequency")).to_have_value("monthly")
    expect(page.locator("[name=schedules-0-weekdays][value='3']")).to_be_checked()
    expect(page.locator("[name=schedules-0-weekdays][value='4']")).not_to_be_checked()
    expect(field(page, "nth")).to_have_value("2")
    expect(field(page, "starts_at")).to_have_value("14:00")
    expect(field(page, "not_in_school_holidays")).to_be_checked()
    assert saved.value.ok
    page.wait_for_timeout(2_000)
    page.reload()
    expect(field(page, "nth")).to_have_value("2")
    expect(field(page, "ends_at")).to_have_value("16:00")


def test_on_doubt_a_question_is_read_aloud_and_nothing_changes(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = opened(new_context, site)
    before = field(page, "starts_at").input_value()

    type_in(page, "vrijdag half 1")

    expect(answer_of(page)).to_contain_text("Is “half 1” 00.30 of 12.30 uur?")
    expect(field(page, "starts_at")).to_have_value(before)


def test_more_lines_and_an_exception_are_made_with_the_keyboard_alone(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = opened(new_context, site)
    lines = page.locator("[data-typed-when]:not([data-typed-when*=__prefix__])")
    before = lines.count()

    type_in(page, "ma 9-12 en vr 13-17, niet op 12 februari 2027")
    expect(answer_of(page)).to_contain_text("Druk op Enter")
    expect(answer_of(page)).to_contain_text("Valt uit op vrijdag 12 februari 2027")
    page.keyboard.press("Enter")

    expect(lines).to_have_count(before + 1)
    expect(field(page, "starts_at", before)).to_have_value("13:00")
    expect(page.locator("[name^=exceptions-][name$=-first_day]").last).to_have_value("2027-02-12")
    expect(page.locator("#id_schedules-0-said")).to_be_focused()
    press(page, "Publiceren")

    open_fact(page, site, "activity", NAME)
    expect(field(page, "starts_at", before)).to_have_value("13:00")
    expect(lines).to_have_count(before + 1)
    expect(page.locator("[data-when^=exceptions-0]")).to_contain_text("Valt uit op vrijdag 12 februari 2027")


def test_a_line_that_was_just_added_reads_too(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = opened(new_context, site)
    lines = page.locator("[data-typed-when]:not([data-typed-when*=__prefix__])")
    before = lines.count()
    page.locator("#id_schedules-ADD").click()

    type_in(page, "elk jaar op 5 december", before)

    expect(answer_of(page, before)).to_contain_text("Elk jaar op 5 december")
    expect(field(page, "interval", before)).to_have_value("12")


def test_publishing_at_once_does_not_wait_for_the_answer(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = opened(new_context, site)
    page.route("**/wanneer/lezen/", lambda route: None)
    page.locator("#id_schedules-0-said").fill("op afspraak op maandag")

    press(page, "Publiceren")

    open_fact(page, site, "activity", NAME)
    expect(field(page, "frequency")).to_have_value("appointment")
    expect(page.locator("[name=schedules-0-weekdays][value='0']")).to_be_checked()


def test_the_box_fits_on_a_narrow_phone(new_context: Callable[..., BrowserContext], site: str) -> None:
    page = opened(new_context, site, viewport={"width": 360, "height": 740})

    type_in(page, "di 10-12, do 13-15, vr 9-11 en za 11-16")
    expect(answer_of(page)).to_contain_text("Elke zaterdag van 11.00 tot 16.00 uur")

    box = page.locator("#id_schedules-0-said").bounding_box()
    words = answer_of(page).bounding_box()
    often = field(page, "frequency").bounding_box()
    assert box
    for part in (box, words, often):
        assert part
        assert part["x"] >= 0
        assert part["x"] + part["width"] <= 360
    assert box["height"] >= 24
