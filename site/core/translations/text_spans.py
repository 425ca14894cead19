"""The texts of an HTML page with the places where a language can be said. Plain Python: from HTML to HTML.

Only start tags get an attribute, and loose text among elements gets a ``<span>``; nothing else
of the page changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>", re.S)
LANGUAGE = re.compile(r"\slang=[\"']?([\w-]*)")
VOID = frozenset("area br col hr img input link meta source track wbr".split())  # noqa: SIM905
UNREAD = frozenset("script style svg template textarea".split())  # noqa: SIM905
ONLY_TEXT = frozenset(["title", "option"])
"""They hold no elements, so nothing can be put around a part of their text."""
BETWEEN_NAMES = re.compile(r"[:,]\s+|\s+(?=\()")
"""How names appear in texts of the site: "Next: step 2, Exploring", "Topics: Eating, Walking (12)"."""
NUMBER_BEHIND = re.compile(r" \(\d+\)$")
LONGEST = 5000
"""A sentence is not longer; what is, is a whole section."""
MOST_PARTS = 20
"""A text with names has few colons and commas; a list of postcodes has a thousand."""


@dataclass(frozen=True)
class TextSpan:
    """A text and where to say its language: in the tag whose name ends at ``start``, or around it.

    ``parts`` are shorter texts within, for where the whole is not what was looked for.
    """

    text: str
    start: int
    end: int | None = None
    parts: tuple[TextSpan, ...] = ()

    def texts(self) -> Iterator[str]:
        yield self.text
        for part in self.parts:
            yield from part.texts()

    def found(self, is_wanted: Callable[[str], bool]) -> Iterator[TextSpan]:
        """The text itself if it is wanted, else what is wanted of its parts."""
        if is_wanted(self.text):
            yield self
        else:
            for part in self.parts:
                yield from part.found(is_wanted)


@dataclass
class _Element:
    """``texts`` is all that was read inside so far; None once that is too much."""

    name: str
    place: int
    language: str
    has_own_language: bool = False
    texts: list[str] | None = field(default_factory=list)
    length: int = 0
    loose: list[TextSpan] = field(default_factory=list)
    inside: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        if self.texts is not None and text:
            self.texts.append(text)
            self.length += len(text)
            if self.length > LONGEST:
                self.texts = None

    @property
    def text(self) -> str:
        return one_line("".join(self.texts or ()))


def one_line(text: str) -> str:
    return " ".join(text.split())


def text_spans(html: str, language: str) -> Iterator[TextSpan]:
    """Texts that are said to be in ``language``: of the innermost element that holds the whole of each."""
    open_elements = [_Element("", 0, "")]
    position = 0
    unread = ""
    for token in TOKEN.finditer(html):
        name = (token[2] or "").lower()
        if not unread:
            _read(html, position, token.start(), open_elements[-1])
        position = token.end()
        if unread:
            unread = "" if token[1] and name == unread else unread
        elif not name or name in VOID:
            if name == "br":
                open_elements[-1].add(" ")
        elif token[1]:
            yield from _close(name, open_elements, language)
        elif name in UNREAD:
            unread = name
        elif not token[0].endswith("/>"):
            said = LANGUAGE.search(token[3])
            around = said[1] if said else open_elements[-1].language
            open_elements.append(_Element(name, token.end(2), around, bool(said)))


def _read(html: str, start: int, end: int, element: _Element) -> None:
    raw = html[start:end]
    text = unescape(raw)
    element.add(text)
    if text.strip() and element.name not in ONLY_TEXT:
        begins = start + len(raw) - len(raw.lstrip())
        element.loose.append(_loose(html, begins, start + len(raw.rstrip())))


def _loose(html: str, start: int, end: int, most_parts: int = MOST_PARTS) -> TextSpan:
    """Text between two tags, and the names in it."""
    between = BETWEEN_NAMES.search(html, start, end) if most_parts else None
    parts: tuple[TextSpan, ...] = ()
    if between and start < between.start() and between.end() < end:
        parts = (
            _loose(html, start, between.start(), 0),
            _loose(html, between.end(), end, most_parts - 1),
        )
    return TextSpan(one_line(unescape(html[start:end])), start, end, parts)


def _parts(element: _Element) -> tuple[TextSpan, ...]:
    """An option holds no elements: its number, "Walking (12)", is in the language of its name."""
    if element.name not in ONLY_TEXT:
        return tuple(element.loose)
    return (TextSpan(NUMBER_BEHIND.sub("", element.text), element.place),)


def _close(name: str, open_elements: list[_Element], language: str) -> Iterator[TextSpan]:
    """End the innermost element of this name; what was left open inside it ends too."""
    if name not in (element.name for element in open_elements):
        return
    while True:
        element = open_elements.pop()
        around = open_elements[-1]
        text = element.text
        if element.language == language:
            if text and text not in element.inside and not element.has_own_language:
                yield TextSpan(text, element.place, parts=_parts(element))
            else:
                yield from element.loose
        if element.texts is None:
            around.texts = None
        else:
            around.add("".join(element.texts))
        around.inside.add(text)
        if element.name == name:
            return


def say_language(html: str, chosen: Iterable[TextSpan], language: str, direction: str = "") -> str:
    """The same page, with the language of these texts said."""
    attributes = f' lang="{language}"' + (f' dir="{direction}"' if direction else "")
    additions: dict[int, str] = {}
    for span in chosen:
        if span.end is None:
            additions[span.start] = attributes
        else:
            additions[span.start] = f"<span{attributes}>"
            additions[span.end] = "</span>"
    pieces, position = [], 0
    for place in sorted(additions):
        pieces += [html[position:place], additions[place]]
        position = place
    return "".join([*pieces, html[position:]])
