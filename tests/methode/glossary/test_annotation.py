"""Glossary terms are explained where a page uses them first."""

import re
from collections.abc import Callable

import pytest
from wagtail.models import Locale

from methode.glossary.annotation import Word, explain, forms

BASE = Word("Achterban", "begrip-achterban", "De mensen van een club.")
NET = Word("Netwerk", "begrip-netwerk", "Mensen die elkaar kennen.")
INFORMAL = Word("Informeel netwerk", "begrip-informeel-netwerk", "Zonder betaling.")


def marked(html: str, *words: Word, language: str = "nl") -> list[str]:
    explained = explain(html, words, language).html
    return re.findall(r'<button[^>]*class="term"[^>]*>(.*?)</button>', explained, re.S)


def test_a_word_is_explained_once_at_its_first_use() -> None:
    html = explain("<p>De achterban kent haar achterban.</p>", [BASE]).html
    assert html == (
        '<p>De <button type="button" class="term" popovertarget="uitleg-begrip-achterban">achterban</button> '
        "kent haar achterban.</p>"
    )


def test_the_longest_word_wins() -> None:
    assert marked("<p>Een informeel netwerk, en een netwerk.</p>", NET, INFORMAL) == [
        "informeel netwerk",
        "netwerk",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Informeel netwerk", "informele netwerken"),
        ("Bondgenoot", "bondgenoten"),
        ("Stap", "stappen"),
        ("Initiatief", "initiatieven"),
        ("Huis", "huizen"),
        ("Haakje", "haakjes"),
        ("Formele organisatie", "formele organisaties"),
        ("Vrijwilliger", "Vrijwilligers"),
        ("Sociale kaart", "sociale\n kaarten"),
        ("Laagdrempelig", "laagdrempelige"),
        ("ABCD (een aanpak)", "ABCD"),
    ],
)
def test_plurals_and_endings_are_found(name: str, text: str) -> None:
    assert marked(f"<p>Zie {text}.</p>", Word(name, "x", "")) == [text]


def test_english_words_have_english_plurals() -> None:
    assert forms("Activity", "en") == {"activity", "activities"}


@pytest.mark.parametrize(
    "html",
    [
        "<h2>De achterban</h2>",
        '<a href="/">de achterban</a>',
        "<h3><span>achterban</span></h3>",
        "<nav><ul><li>achterban</li></ul></nav>",
        "<dl><dt>achterban</dt></dl>",
        "<p>achterbanken, de-achterban, kernachterban</p>",
        '<img alt="achterban">',
        "<!-- achterban -->",
        "<div data-no-terms><p>achterban</p></div>",
        "<article><p>achterban</p></article>",
        "<svg><title>achterban</title></svg>",
        "<a><b><a>x</a></b> achterban</a>",
        '<p title="a > achterban">x</p>',
    ],
)
def test_nothing_is_marked_in_headings_links_names_and_parts_of_words(html: str) -> None:
    assert explain(html, [BASE]).html == html


def test_after_a_heading_or_link_words_are_found_again() -> None:
    assert marked("<h2>Achterban</h2><p><a>x</a> achterban<br>achterban</p>", BASE) == ["achterban"]


def test_what_editors_write_in_a_word_cannot_break_the_page() -> None:
    nasty = Word('R&D "<b>', 'x"><script>', "uitleg")
    html = explain("<p>Ons R&amp;D &quot;&lt;b&gt; werk</p>", [nasty]).html
    assert "<script>" not in html and "<b>" not in html


def test_a_step_explains_its_words_and_a_hidden_word_not(
    add_step: Callable, add_term: Callable, read: Callable[[str], str]
) -> None:
    add_term("Achterban")
    add_term("Geheimwoord", live=False)
    add_step(1, goal="De achterban en het geheimwoord.")
    page = read("/methode/stap-1/")
    assert 'popovertarget="uitleg-begrip-achterban">achterban</button>' in page
    assert 'id="uitleg-begrip-achterban" popover' in page
    assert "Wat Achterban is." in page
    assert 'href="/methode/begrippen/#begrip-achterban"' in page
    assert "uitleg-begrip-geheimwoord" not in page


def test_a_page_without_words_of_the_glossary_has_no_list(
    add_step: Callable, read: Callable[[str], str]
) -> None:
    add_step(1)
    assert "Woorden uitgelegd" not in read("/methode/stap-1/")


def test_words_are_explained_in_the_language_of_the_page(
    add_step: Callable, add_term: Callable, read: Callable[[str], str]
) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    add_term("Doel", locale=english, explanation="English words.")
    add_step(1)
    assert "English words." not in read("/methode/stap-1/")
