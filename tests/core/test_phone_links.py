"""Telephone numbers in running text."""

import pytest
from django.template import Context, Template
from django.utils.html import escape
from wagtail.rich_text import RichText

MARKED = '<bdi dir="ltr">{}</bdi>'


@pytest.mark.parametrize(
    ("number", "dial"),
    [
        ("015-0000100", "+31150000100"),
        ("06-00001010", "+31600001010"),
        ("0800-0113", "08000113"),
        ("+31 (0)15 - 000 98 76", "+31150009876"),
    ],
)
def test_a_number_in_running_text_dials_and_is_never_broken(number: str, dial: str) -> None:
    link = MARKED.format(f'<a href="tel:{dial}">{number}</a>')
    assert str(RichText(f"<p>Bel <b>{number}</b>.</p>")) == f"<p>Bel <b>{link}</b>.</p>"


@pytest.mark.parametrize("before", ["Bel ", "Is er gevaar? Bel <b>", "Bel gratis <i>"])
def test_a_short_number_after_the_word_bel_dials(before: str) -> None:
    assert '<a href="tel:112">112</a>' in str(RichText(f"<p>{before}112</p>"))


def test_a_number_in_a_link_stays_in_that_link() -> None:
    html = '<p><a href="/contact/">Bel 112 of 015-0000100</a></p>'
    marked = html.replace("015-0000100", MARKED.format("015-0000100"))
    assert str(RichText(html)) == marked


@pytest.mark.parametrize(
    "html",
    [
        "<p>Van 2024 - 2026, 10.00 - 12.00 uur, 28-11-2026.</p>",
        '<p><a href="tel:+31150000100">Bel ons</a></p>',
        '<p><a href="https://voorbeeld.nl/2026-11-28-verslag">Het verslag</a></p>',
        "<p>Rekening NL91ABNA0417164300</p>",
        "<p>Er kwamen 112 bewoners, en daarna 113.</p>",
    ],
)
def test_other_numbers_and_addresses_stay_as_they_are(html: str) -> None:
    assert str(RichText(html)) == html


def in_a_crisis_text(sentence: str) -> str:
    return Template('{% load phone_links %}{{ sentence|phone_links:"everywhere" }}').render(
        Context({"sentence": sentence})
    )


@pytest.mark.parametrize(
    "sentence", ["Zadzwoń pod {}.", "Şu anda tehlike varsa {}'yi ara.", "اتصل بالرقم {}."]
)
def test_a_short_number_in_a_crisis_text_dials_in_every_language(sentence: str) -> None:
    assert in_a_crisis_text(sentence.format(112)) == escape(sentence).format('<a href="tel:112">112</a>')


def test_a_long_number_in_a_crisis_text_dials() -> None:
    assert MARKED.format('<a href="tel:08000113">0800-0113</a>') in in_a_crisis_text("Of: 0800-0113.")


@pytest.mark.parametrize("sentence", ["Gebruik de app 112NL.", "Chatten kan via 113.nl.", "mijn-112", "2112"])
def test_what_is_no_number_in_a_crisis_text_stays_as_it_is(sentence: str) -> None:
    assert in_a_crisis_text(sentence) == sentence


def test_what_looks_like_code_in_a_crisis_text_is_text() -> None:
    assert in_a_crisis_text("Bel 112 <b>nu</b>") == (
        '<a href="tel:112">112</a>'.join(("Bel ", " &lt;b&gt;nu&lt;/b&gt;"))
    )
