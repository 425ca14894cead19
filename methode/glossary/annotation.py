"""Explain glossary terms at their first use on a page. Plain Python: HTML in, HTML out.

Stored texts do not change: this runs on the rendered page. A term becomes a button that opens its explanation
(with HTML's ``popover``, so without a script). The explanations are at the end of the page.
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
"""Headings, names and quotes stay as written; buttons must not be nested in controls; cards are links."""
VOID = frozenset("area br col hr img input link meta source track wbr".split())  # noqa: SIM905
NO_WORDS_OF_OURS = "data-no-terms"
VOWELS = "aeiou"


@dataclass(frozen=True)
class Word:
    """A term of the glossary. ``anchor`` is its anchor on the glossary page."""

    name: str
    anchor: str
    explanation: str


@dataclass(frozen=True)
class Explained:
    """A text with its first uses marked, and the terms found, in that order."""

    html: str
    words: list[Word]


def explain(html: str, words: Iterable[Word], language: str = "nl") -> Explained:
    """Mark the first use of each term; of two that start at the same position, the longer one."""
    finder = TermMatcher(words, language)
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
    """Track in ``closed`` the open elements in which no term may be marked."""
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


class TermMatcher:
    """Finds each term once, in successive pieces of text."""

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
    """Whole words, longest first, ignoring case; spaces also match line breaks and non-breaking spaces."""
    longest_first = sorted(all_forms, key=len, reverse=True)
    if not longest_first:
        return None
    choices = "|".join(
        r"(?:\s|&nbsp;)+".join(re.escape(escape(part, quote=False)) for part in form.split())
        for form in longest_first
    )
    return re.compile(rf"(?<![\w&#-])(?:{choices})(?![\w-])", re.IGNORECASE)


def plain(text: str) -> str:
    """Normalise for comparison: lower case, single spaces."""
    return " ".join(unescape(text).replace("\xa0", " ").casefold().split())


def forms(name: str, language: str = "nl") -> set[str]:
    """Singular and plural forms. Text in parentheses is a remark and ignored."""
    bare = plain(re.sub(r"\([^)]*\)", " ", name))
    if not bare:
        return set()
    first, last = bare.rpartition(" ")[::2]
    endings = dutch_plurals(last) if language == "nl" else english_plurals(last)
    found = {bare} | {f"{first} {plural}".strip() for plural in endings}
    if language == "nl" and first:
        found |= {f"{inflect(part)}" for part in found}
    return found


def inflect(words: str) -> str:
    """Inflect the first word: "informeel netwerk" gives "informele netwerken"."""
    adjective, rest = words.split(" ", 1)
    other = adjective[:-1] if adjective.endswith("e") else open_syllable(adjective) + "e"
    return f"{other} {rest}"


def dutch_plurals(word: str) -> set[str]:
    """Candidate plurals, some of them wrong: those simply never match."""
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
    """Alphabetically, for the list at the end of a page and in print."""
    return sorted(words, key=lambda word: plain(word.name))
