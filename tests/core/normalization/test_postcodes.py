"""Postcodes as people write and paste them."""

import pytest

from core.normalization.postcodes import POSTCODE_IN_TEXT, postcode, postcode_area

WAYS = [
    "2641 ZZ",
    "2641ZZ",
    "2641zz",
    "2641\u00a0ZZ",
    "2641  ZZ",
    "2641-ZZ",
    "NL-2641 ZZ",
    "\u202a2641 zz\u202c",
]


@pytest.mark.parametrize("way", [*WAYS, "\uff12\uff16\uff14\uff11\u3000ZZ"])
def test_every_way_of_writing_is_one_postcode(way: str) -> None:
    assert (postcode(way), postcode_area(way)) == ("2641 ZZ", "2641")


def test_four_digits_are_an_area_and_no_address() -> None:
    assert (postcode("2641"), postcode_area(" 2641 ")) == ("", "2641")


@pytest.mark.parametrize("wrong", ["", "264 AB", "0641 AB", "2641 ABC", "26411", "2641 A", "Delft"])
def test_anything_else_is_none(wrong: str) -> None:
    assert postcode(wrong) == postcode_area(wrong) == ""


@pytest.mark.parametrize(
    "question", ["wandelen 2641", "wandelen 2641-ZZ", "2641  zz koffie", "koffie 2641zz"]
)
def test_a_question_may_hold_one(question: str) -> None:
    found = POSTCODE_IN_TEXT.search(question)
    assert found and found["area"] == "2641"
