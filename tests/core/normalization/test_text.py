"""Invisible characters are removed from input, except those that are part of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.normalization.text import clean_line, clean_rich_text, clean_text, plain_number


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\u202aBuurthuis\u202c", "Buurthuis"),
        ("\u2066Koffie\u2069\ufeff", "Koffie"),
        ("Buurt\u00adhuis\u200b", "Buurthuis"),
        ("Caf\u00e9\u00a0Brood", "Café Brood"),
        ("Cafe\u0301 Brood", "Café Brood"),
        ("Koffie\u2003 en\u202fthee", "Koffie en thee"),
        ("Naam &amp; Zoon", "Naam & Zoon"),
        ("Caf\u00e9&nbsp;Brood", "Café Brood"),
        ("Naam &amp;amp; Zoon &#8206;", "Naam & Zoon"),
        ("https://voorbeeld.nl/?a=1&amp;b=2", "https://voorbeeld.nl/?a=1&b=2"),
        ("https://voorbeeld.nl/?a=1&copy=2", "https://voorbeeld.nl/?a=1&copy=2"),
        ("Brood & banket", "Brood & banket"),
        ("Soep\ufffe\uffff", "Soep"),
        ("nul\x00 en \ud800half", "nul en half"),
    ],
)
def test_what_was_pasted_reads_as_it_looks(pasted: str, kept: str) -> None:
    assert clean_line(pasted) == kept


@pytest.mark.parametrize("nothing", ["\u2060", "\u200b\u200d", "\u3164", "\u2800 \u00a0", "&nbsp;", "\u0301"])
def test_invisible_text_is_cleaned_to_nothing(nothing: str) -> None:
    assert clean_line(nothing) == clean_text(nothing) == ""


@pytest.mark.parametrize(
    "needed",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Hindi
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f469\U0001f3fd\u200d\U0001f33e",  # a farmer with a skin tone
        "\u2764\ufe0f\u200d\U0001f525",
        "\u0642\u0647\u0648\u0629 C++\u200f!",
        "Z\u00fclal, \u0141\u00f3d\u017a, \u0130stanbul",
    ],
)
def test_what_a_language_or_a_picture_needs_stays(needed: str) -> None:
    assert clean_line(needed) == needed


def test_a_line_break_is_one_character_however_it_was_sent() -> None:
    assert clean_text("een\r\ntwee\rdrie\u2028vier\x0bvijf  \r\n") == "een\ntwee\ndrie\nvier\nvijf"
    assert clean_line("een\r\ntwee") == "een twee"


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("\u202a+31\u00a015 000 98 76\u202c", "+31 15 000 98 76"),
        ("\u0660\u0661\u0665-\u0660\u0660\u0660\u0669\u0668\u0667\u0666", "015-0009876"),
        ("\uff10\uff11\uff15\uff0d\uff10\uff10\uff10\uff19", "015-0009"),
        ("06\u201100009876", "06-00009876"),
        ("\u22125,2", "-5,2"),
    ],
)
def test_a_number_has_ordinary_signs(pasted: str, meant: str) -> None:
    assert plain_number(pasted) == meant


def test_rich_text_keeps_its_marks_and_its_escapes() -> None:
    html = '<p>Caf\u00e9&amp;nbsp;Brood \u202a&amp;amp; <a href="/?a=1&amp;b=2">1 &lt; 2</a>\u2060</p>'
    assert clean_rich_text(html) == '<p>Caf\u00e9&nbsp;Brood &amp; <a href="/?a=1&amp;b=2">1 &lt; 2</a></p>'


@given(st.text(max_size=60) | st.from_regex(r"(&(amp;)*(nbsp|lt|#8206);|[ab\u200d\u2060 ])*", fullmatch=True))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for clean in (clean_line, clean_text, plain_number):
        assert clean(clean(text)) == clean(text)
