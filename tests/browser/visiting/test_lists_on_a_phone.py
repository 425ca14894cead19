"""Lists on a phone: four results on a screen, each with its name, next time, place, cost and telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}

WHOLE_ROWS = """(rows) => {
  const boxes = [...document.querySelectorAll(rows)].map((row) => row.getBoundingClientRect());
  return boxes.slice(0, -3).map((first, place) =>
    boxes.filter((box, other) => other >= place && box.bottom - first.top <= innerHeight).length);
}"""
"""How many rows are whole on the screen if it begins at the first, the second, and so on."""

SAYS = """(rows) => [...document.querySelectorAll(rows)].slice(0, 4).map((row) => {
  const seen = (name) => [...row.querySelectorAll(name)].some((part) => part.checkVisibility());
  return [".card__title a, h4 a", ".when__next", ".marks, .search-result__marks", ".call a"].map(seen);
})"""

LOW = """(rows) => [...document.querySelectorAll(rows)].slice(0, 4).flatMap((row) =>
  [...row.querySelectorAll("a:not(.card__link), button")]
    .map((part) => part.getBoundingClientRect().height).filter((height) => height < 44))"""


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/sociale-kaart/", ".listing-card"),
        ("/zoeken/?zoek=maandag", ".search-results > li"),
    ],
)
def test_four_results_fit_on_a_screen(
    new_context: Callable[..., BrowserContext], untouched_site: str, address: str, rows: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(untouched_site + address)

    assert set(page.evaluate(WHOLE_ROWS, rows)) <= {4, 5}
    assert page.evaluate(SAYS, rows) == [[True] * 4] * 4
    assert page.evaluate(LOW, rows) == [], "each target is at least 44 pixels high"
