"""Where on a page the language of a text is said: on the tightest element, and nothing else changes."""

import re

import pytest

from core.translations.text_spans import say_language, text_spans

PAGE = '<html lang="en"><body>{}</body></html>'


def bare(html: str) -> str:
    return re.sub(r' lang="nl"', "", re.sub(r'<span lang="nl">(.*?)</span>', r"\1", html))


def marked(inside: str, *dutch: str) -> str:
    html = PAGE.format(inside)
    chosen = [part for each in text_spans(html, "en") for part in each.found(dutch.__contains__)]
    result = say_language(html, chosen, "nl")
    assert bare(result) == bare(html), "nothing but languages is added"
    return result.removeprefix('<html lang="en"><body>').removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<h1>Zoeken</h1>", '<h1 lang="nl">Zoeken</h1>'),
        ('<li><a class="x" href="/">Zoeken</a></li>', '<li><a lang="nl" class="x" href="/">Zoeken</a></li>'),
        (
            "<h1><span>Stap 1</span>\n Zoeken</h1>",
            '<h1><span>Stap 1</span>\n <span lang="nl">Zoeken</span></h1>',
        ),
        ("<a>Next: step 2, Zoeken</a>", '<a>Next: step 2, <span lang="nl">Zoeken</span></a>'),
        ("<dd>Eating, Zoeken, Dutch</dd>", '<dd>Eating, <span lang="nl">Zoeken</span>, Dutch</dd>'),
        ("<dd>Zoeken, Eating</dd>", '<dd><span lang="nl">Zoeken</span>, Eating</dd>'),
        ("<li><i></i>Zoeken (12)</li>", '<li><i></i><span lang="nl">Zoeken</span> (12)</li>'),
        ("<option>Zoeken (12)</option>", '<option lang="nl">Zoeken (12)</option>'),
        ("<p>Zo<b>ek</b>en</p>", '<p lang="nl">Zo<b>ek</b>en</p>'),
        ("<p>\n  Zoeken\n</p>", '<p lang="nl">\n  Zoeken\n</p>'),
        ("<p>Zoeken is leuk</p>", "<p>Zoeken is leuk</p>"),
        ('<p lang="nl">Zoeken</p>', '<p lang="nl">Zoeken</p>'),
        ('<div lang="nl"><p>Zoeken</p></div>', '<div lang="nl"><p>Zoeken</p></div>'),
        (
            "<script>if (a < b) { '<p>Zoeken</p>' }</script>",
            "<script>if (a < b) { '<p>Zoeken</p>' }</script>",
        ),
        ("<textarea>Zoeken</textarea>", "<textarea>Zoeken</textarea>"),
        ("<!-- <p>Zoeken</p> --><p>Zoeken</p>", '<!-- <p>Zoeken</p> --><p lang="nl">Zoeken</p>'),
        ('<img alt="a > b"><p>Zoeken<br>Zoeken</p>', None),
        ("<ul><li>Zoeken<li>Zoeken</ul>", None),
    ],
)
def test_the_language_is_said_on_the_tightest_element(inside: str, expected: str | None) -> None:
    if expected is None:
        assert marked(inside, "Zoeken").count('lang="nl"') == 2
    else:
        assert marked(inside, "Zoeken") == expected


def test_letters_that_html_writes_otherwise_are_the_same_letters() -> None:
    assert marked("<p>Caf&eacute; &amp; thee</p>", "Café & thee") == '<p lang="nl">Caf&eacute; &amp; thee</p>'


def test_a_list_of_a_thousand_places_breaks_no_page() -> None:
    places = ", ".join(f"plaats {number}" for number in range(3000))
    [span] = text_spans(f'<p lang="en">{places}</p>', "en")
    assert span.text.startswith("plaats 0, plaats 1,")


def test_a_tag_never_gets_a_second_language() -> None:
    assert marked('<p><a lang="en" href="/">Zoeken</a></p>', "Zoeken") == (
        '<p><a lang="en" href="/"><span lang="nl">Zoeken</span></a></p>'
    )
