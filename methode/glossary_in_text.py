"""Explains words of the glossary where a page uses them first. Plain Python: from HTML to HTML.

Stored text does not change: this looks at the page that a visitor is about to get. A word becomes a button
that opens its explanation (HTML's own ``popover``, so no script), and the explanations stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>", re.S)
NOT_INSIDE = frozenset(
    [
        "a",
        "abbr",
        "article",
        "blockquote",
        "button",
        "caption",
        "cite",
        "code",
        "dfn",
        "dt",
        "figcaption",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "legend",
        "nav",
        "option",
        "pre",
        "q",
        "script",
        "select",
        "style",
        "summary",
        "svg",
        "textarea",
        "th",
        "title",
    ]
)
"""Headings, names and quotes stay as they are; a control holds no control, and a card is one link."""
VOID = frozenset("area br col hr img input link meta source track wbr".split())  # noqa: SIM905
NO_WORDS_OF_OURS = "data-no-terms"
VOWELS = "aeiou"


@dataclass(frozen=True)
class Word:
    """A word of the glossary. ``anchor`` is where it stands on the page with all words."""

    name: str
    anchor: str
    explanation: str


@dataclass(frozen=True)
class Explained:
    """A text with its first uses marked, and the words that were found in it, in that order."""

    html: str
    words: list[Word]


def explain(html: str, words: Iterable[Word], language: str = "nl") -> Explained:
    """Mark the first use of each word, longest word first where two begin at the same place."""
    finder = Finder(words, language)
    pieces: list[str] = []
    closed: list[str] = []
    position = 0
    for tag in TAG.finditer(html):
        text = html[position : tag.start()]
        pieces += [text if closed else finder.mark(text), tag[0]]
        position = tag.end()
        note(closed, tag)
    pieces.append(html[position:])
    return Explained("".join(pieces), finder.found)


def note(closed: list[str], tag: re.Match[str]) -> None:
    """Keep in ``closed`` which elements we are in that no word may be marked in."""
    name = (tag[2] or "").lower()
    if not name or name in VOID or tag[0].endswith("/>"):
        return
    if tag[1]:
        if closed and closed[-1] == name:
            closed.pop()
    elif closed:
        if name == closed[-1] or name in NOT_INSIDE:
            closed.append(name)
    elif name in NOT_INSIDE or NO_WORDS_OF_OURS in tag[3]:
        closed.append(name)


class Finder:
    """Finds words in pieces of text, each once."""

    def __init__(self, words: Iterable[Word], language: str) -> None:
        self.by_form: dict[str, Word] = {}
        for word in words:
            for form in forms(word.name, language):
                self.by_form.setdefault(form, word)
        self.found: list[Word] = []
        self.pattern = pattern_of(self.by_form)

    def mark(self, text: str) -> str:
        if self.pattern is None or not text.strip():
            return text
        return self.pattern.sub(self.button, text)

    def button(self, match: re.Match[str]) -> str:
        word = self.by_form[plain(match[0])]
        if word in self.found:
            return match[0]
        self.found.append(word)
        return (
            f'<button type="button" class="term" popovertarget="uitleg-{escape(word.anchor)}">'
            f"{match[0]}</button>"
        )


def pattern_of(all_forms: Iterable[str]) -> re.Pattern[str] | None:
    """Whole words, the longest first, capitals aside; spaces may be line breaks or hard spaces."""
    longest_first = sorted(all_forms, key=len, reverse=True)
    if not longest_first:
        return None
    choices = "|".join(
        r"(?:\s|&nbsp;)+".join(re.escape(escape(part, quote=False)) for part in form.split())
        for form in longest_first
    )
    return re.compile(rf"(?<![\w&#-])(?:{choices})(?![\w-])", re.IGNORECASE)


def plain(text: str) -> str:
    """As words are compared: one space between, small letters."""
    return " ".join(unescape(text).replace("\xa0", " ").casefold().split())


def forms(name: str, language: str = "nl") -> set[str]:
    """The word as texts use it: alone and as a plural. What stands between brackets is a remark."""
    bare = plain(re.sub(r"\([^)]*\)", " ", name))
    if not bare:
        return set()
    first, last = bare.rpartition(" ")[::2]
    endings = dutch_plurals(last) if language == "nl" else english_plurals(last)
    found = {bare} | {f"{first} {plural}".strip() for plural in endings}
    if language == "nl" and first:
        found |= {f"{bent(part)}" for part in found}
    return found


def bent(words: str) -> str:
    """With another ending on the first word: informeel netwerk, informele netwerken."""
    adjective, rest = words.split(" ", 1)
    other = adjective[:-1] if adjective.endswith("e") else open_syllable(adjective) + "e"
    return f"{other} {rest}"


def dutch_plurals(word: str) -> set[str]:
    """More than are right: a form that nobody writes is found nowhere."""
    if len(word) < 3 or not word.isalpha():
        return set()
    stem = open_syllable(word)
    return {
        word + "s",
        word + "'s",
        word + "en",
        word + "n",
        stem + "en",
        word + "ën",
        word + "e",
        stem + "e",
    }


def open_syllable(word: str) -> str:
    """The stem before -en: bondgenoot, bondgenot-; plan, plann-; initiatief, initiatiev-; huis, huiz-."""
    end, before = word[-1], word[-2:-1]
    if word.endswith("ief"):
        return word[:-1] + "v"
    if len(word) > 2 and before in VOWELS and word[-3] == before and before != "i":
        return word[:-2] + {"f": "v", "s": "z"}.get(end, end)
    if end not in VOWELS and before in VOWELS and (len(word) < 3 or word[-3] not in VOWELS):
        return word + end
    if end in "fs" and len(word) > 2 and before in VOWELS:
        return word[:-1] + {"f": "v", "s": "z"}[end]
    return word


def english_plurals(word: str) -> set[str]:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return {word[:-1] + "ies"}
    return {word + "s", word + "es"}


def in_order_of_name(words: Sequence[Word]) -> list[Word]:
    """As a list at the end of a page, and on paper."""
    return sorted(words, key=lambda word: plain(word.name))
