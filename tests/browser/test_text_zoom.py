"""Text at twice the size, as set in the browser: words and numbers do not break."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import page_checks
from tests.browser.conftest import QUIET, be_patient
from tests.browser.page_inspection import ADDRESSES

FOUND = ("/zoeken/?zoek=mantelzorg", "/zoeken/?zoek=formulieren")
"""Results with long names."""

pytestmark = pytest.mark.browser

SETTINGS = ((24, 360), (32, 320))
"""The font size and the width of the screen, in pixels."""


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda setting: f"{setting[0]} px at {setting[1]} px")
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone whose browser was started with a large default font size."""
    size, width = request.param
    kind, program = browser.browser_type, request.getfixturevalue("chromium")
    with kind.launch(
        executable_path=program, args=[*QUIET, f"--blink-settings=defaultFontSize={size}"]
    ) as own:
        own.on("context", be_patient)
        context = own.new_context(viewport={"width": width, "height": 740}, locale="nl-NL")
        page = context.new_page()
        page.set_content("<p>Groot</p>")
        assert page.locator("p").evaluate("(p) => getComputedStyle(p).fontSize") == f"{size}px"
        yield page


def wrong_on(page: Page, site: str, address: str) -> list[str]:
    page.goto(site + address)
    checks = page_checks.WIDER_THAN_THE_SCREEN, page_checks.BROKEN_TEXT, page_checks.CUT_OFF
    wrong = [line for check in checks for line in page.evaluate(check)]
    page.evaluate(page_checks.OPEN_WHAT_IS_FOLDED)
    return wrong + [f"unfolded: {line}" for line in page.evaluate(page_checks.WIDER_THAN_THE_SCREEN)]


def test_no_word_number_or_date_is_broken_and_nobody_scrolls_sideways(reader: Page, site: str) -> None:
    found = {address: wrong_on(reader, site, address) for address in (*ADDRESSES, *FOUND)}
    assert not any(found.values()), "\n".join(
        f"{at}: {line}" for at, wrong in found.items() for line in wrong
    )


OF_THE_HELP = """() => [".crisis-help", ".crisis-help h2", ".crisis-help h3", ".crisis-help__contact"].map(
  (name) => {
    const style = getComputedStyle(document.querySelector(`main ${name}`));
    return [name, style.fontSize, style.paddingBlockStart];
  })"""


def test_help_that_appears_while_typing_is_as_compact_as_on_the_page_of_results(
    reader: Page, site: str
) -> None:
    reader.goto(f"{site}/sociale-kaart/?zoek=ik+word+geslagen")
    expected = reader.evaluate(OF_THE_HELP)
    reader.goto(f"{site}/sociale-kaart/")
    reader.locator("main input[type=search]").first.press_sequentially("ik word geslagen")
    reader.locator("main .crisis-help h2").wait_for()

    assert reader.evaluate(OF_THE_HELP) == expected
    assert reader.evaluate(page_checks.WIDER_THAN_THE_SCREEN) == []


LONG = {
    ".big-phone bdi": "+31 (0)15 - 000 98 76, toestel 12345",
    ".activity__title a": "Dementievriendelijkegemeentebijeenkomst",
    ".new-listings__name": "Mantelzorgondersteuningscoördinator",
    ".card__title a": "Mantelzorgondersteuningscoördinator",
    ".brand__name": "Samenlevingsopbouwnetwerk",
}


@pytest.mark.parametrize("address", ["/", "/sociale-kaart/", "/wijken/pijnacker-noord/"])
def test_one_long_word_or_number_of_an_editor_makes_no_page_wider(
    reader: Page, site: str, address: str
) -> None:
    reader.goto(site + address)
    for selector, text in LONG.items():
        for part in reader.locator(selector).all():
            part.evaluate("(part, text) => { part.textContent = text }", text)
    assert reader.evaluate(page_checks.WIDER_THAN_THE_SCREEN) == []


@pytest.mark.parametrize("address", ["/agenda/", "/wijken/pijnacker-noord/"])
def test_letters_twice_as_large_on_a_phone_keep_the_page_as_wide_as_the_screen(
    phone: Page, site: str, address: str
) -> None:
    phone.goto(site + address)
    phone.evaluate(page_checks.TEXT_TWICE_AS_LARGE)
    phone.evaluate(page_checks.OPEN_WHAT_IS_FOLDED)
    assert phone.evaluate(page_checks.WIDER_THAN_THE_SCREEN) == []


def test_the_check_itself_detects_broken_words_and_numbers(page: Page) -> None:
    style = "position: absolute; inline-size: 3em; overflow-wrap: anywhere"
    page.set_content(f'<p style="{style}">december</p><p style="{style}; top: 5em">015-0000111</p>')
    found = " ".join(page.evaluate(page_checks.BROKEN_TEXT))
    page.set_content('<p style="block-size: 1em; overflow: hidden">Een regel<br>en nog een</p>')
    assert "cut off" in " ".join(page.evaluate(page_checks.CUT_OFF))
    assert "broken word: “december”" in found and "broken number: “015-0000111”" in found
