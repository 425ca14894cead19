"""Telephone numbers as people write them: display, dialling and comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.normalization.phone_numbers import dialled, phone_numbers, shown_numbers, written

WAYS = [
    "015-0009876",
    "0150009876",
    "(015) 000 98 76",
    "+31 (0)15 000 98 76",
    "+31 (0)15 - 000 98 76",
    "+31 15 0009876",
    "0031 15 0009876",
    "015\u00a00009876",
    "015\u20130009876",
    "015\u20110009876",
    "015/0009876",
    "015.000.98.76",
    "\u202a+31 15 000 98 76\u202c",
    "\u0660\u0661\u0665-\u0660\u0660\u0660\u0669\u0668\u0667\u0666",
    "\uff10\uff11\uff15\uff0d\uff10\uff10\uff10\uff19\uff18\uff17\uff16",
    "Tel. 015-0009876",
    "tel:+31150009876",
]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_is_one_number(way: str) -> None:
    [number] = phone_numbers(way)
    assert (number.text, number.url) == ("015-0009876", "tel:+31150009876")


@pytest.mark.parametrize(
    ("typed", "text", "dial"),
    [
        ("06 00009876", "06-00009876", "+31600009876"),
        ("0174 000123", "0174-000123", "+31174000123"),
        ("088 000 00 00", "088-0000000", "+31880000000"),
        ("14 015", "14 015", "14015"),
        ("14 0174", "14 0174", "140174"),
        ("112", "112", "112"),
        ("116 123", "116123", "116123"),
        ("0800 1234", "0800-1234", "08001234"),
        ("0900-8844", "0900-8844", "09008844"),
        ("+31 900 8844", "0900-8844", "09008844"),
        ("+32 2 000 00 00", "+32 2 000 00 00", "+3220000000"),
        ("0049 30 000000", "+49 30 000000", "+4930000000"),
    ],
)
def test_a_phone_can_dial_it(typed: str, text: str, dial: str) -> None:
    [number] = phone_numbers(typed)
    assert (number.text, number.dial) == (text, dial)


@pytest.mark.parametrize(
    "typed",
    [
        "015-0009876 / 06-00009876",
        "015-0009876/06-00009876",
        "015/0009876 of 06/00009876",
        "0150009876, 0600009876",
        "+31 15 000 98 76 en +31 (0)6 00009876",
    ],
)
def test_two_numbers_in_one_field_are_two_to_dial(typed: str) -> None:
    assert [number.dial for number in phone_numbers(typed)] == ["+31150009876", "+31600009876"]
    assert written(typed) == "015-0009876 / 06-00009876"


@pytest.mark.parametrize(
    "typed", ["", "12345", "bel mij", "015-12345", "015-00098765", "3691234", "+", "1" * 5000]
)
def test_text_that_cannot_be_dialled_is_no_number(typed: str) -> None:
    assert phone_numbers(typed) == ()


def test_the_same_telephone_is_known_however_it_is_written() -> None:
    assert all(dialled(way) & dialled("06-00000001 / 015-0009876") for way in WAYS)
    assert not dialled("015-0009877") & dialled("015-0009876")


def test_what_was_stored_before_anybody_looked_can_still_be_pressed() -> None:
    [number] = shown_numbers("015-0009876 (Els)")
    assert (number.text, number.dial) == ("015-0009876 (Els)", "0150009876")
    assert shown_numbers("vraag het de buren") == ()


@given(st.from_regex(r"[0-9+ ()/.,-]{0,24}", fullmatch=True))
def test_what_is_written_in_the_usual_way_stays_as_it_is(typed: str) -> None:
    assert written(written(typed)) == written(typed)
    assert dialled(written(typed)) == dialled(typed)
