"""Cards beside each other, of which one has a picture."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

ONE_PICTURE = """() => {
  const card = document.querySelector(".card-grid .card");
  const picture = document.createElement("div");
  picture.className = "card__picture";
  picture.innerHTML = '<img alt="" width="640" height="360" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">';
  card.querySelector(".card__picture")?.remove();
  card.prepend(picture);
}"""
"""As an editor who adds a picture to the first of them."""

HOLES = """() => {
  const row = document.querySelector(".card-grid .card").getBoundingClientRect();
  const drawn = (e) => e.matches("img, .card__no-picture, .card__fields > *");
  return [...document.querySelectorAll(".card-grid .card")].flatMap((card) => {
    const box = card.getBoundingClientRect();
    if (Math.abs(box.top - row.top) > 1) return [];
    const strip = parseFloat(getComputedStyle(card, "::after").blockSize) || 0;
    const parts = [...card.querySelectorAll("*")]
      .filter((e) => drawn(e) || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
      .map((e) => e.getBoundingClientRect()).filter((part) => part.height > 0)
      .concat({top: box.bottom - strip, bottom: box.bottom})
      .sort((a, b) => a.top - b.top);
    let down = box.top, most = 0;
    for (const part of parts) {
      most = Math.max(most, part.top - down);
      down = Math.max(down, part.bottom);
    }
    return [Math.round(most)];
  });
}"""
"""The highest white strip in each card of the first row, in pixels."""


MOST = 170
"""Pixels. Texts of unequal length leave some room; a picture takes 216 or more."""


@pytest.mark.parametrize("address", ["/sociale-kaart/", "/wijken/", "/wijken/pijnacker-noord/verhalen/"])
def test_a_card_beside_one_with_a_picture_has_no_white_hole(
    new_context: Callable[..., BrowserContext], site: str, address: str
) -> None:
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(site + address)
    page.evaluate(ONE_PICTURE)

    holes = page.evaluate(HOLES)

    assert len(holes) > 1
    assert all(hole < MOST for hole in holes), holes
