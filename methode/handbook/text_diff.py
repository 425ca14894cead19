"""Text as lines: the stored form of a frozen version, and the unit of comparison. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
KEPT = (*HEADINGS, "p", "li", "dt", "dd", "figcaption")
SILENT = ("svg", "style", "script")


@dataclass(frozen=True)
class TextLine:
    """One heading, paragraph or list item. ``kind`` is its HTML tag."""

    kind: str
    text: str

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS

    @property
    def level(self) -> int:
        """The level of a heading, when the text is placed below a heading of level 2."""
        return int(self.kind[1]) + 1


@dataclass(frozen=True)
class Block:
    """Lines that belong together: the items of one list, or a single line."""

    kind: str
    lines: list[TextLine]


@dataclass(frozen=True)
class TextChange:
    """The lines removed and added under one heading."""

    heading: str
    removed: list[TextLine]
    added: list[TextLine]


class _Reader(HTMLParser):
    """Collects the text of block elements; a paragraph inside an item belongs to the item."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[TextLine] = []
        self.kind = ""
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.words.append(" ")
        elif tag in KEPT and not (tag == "p" and self.kind in ("li", "dd")):
            self.close_line()
            self.kind = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent -= 1
        elif tag == self.kind:
            self.close_line()

    def handle_data(self, data: str) -> None:
        if self.kind and not self.silent:
            self.words.append(data)

    def close_line(self) -> None:
        text = " ".join("".join(self.words).split())
        if self.kind and text:
            self.lines.append(TextLine(self.kind, text))
        self.kind, self.words = "", []


def lines_of(html: str) -> list[TextLine]:
    """The lines of a text, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close_line()
    return reader.lines


def blocks_of(lines: Iterable[TextLine]) -> list[Block]:
    """Group the lines for display: list items together, and a term with its descriptions."""

    def kind(line: TextLine) -> str:
        return (
            "heading" if line.is_heading else {"li": "list", "dt": "facts", "dd": "facts"}.get(line.kind, "p")
        )

    blocks: list[Block] = []
    for name, group in groupby(lines, kind):
        found = list(group)
        together = name in ("list", "facts")
        blocks += [Block(name, found)] if together else [Block(name, [line]) for line in found]
    return blocks


def changes_between(old: list[TextLine], new: list[TextLine]) -> list[TextChange]:
    """The changes in the order of the new text, each under its heading."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        TextChange(heading_above(new, to) or heading_above(old, start), old[start:end], new[to:till])
        for what, start, end, to, till in matcher.get_opcodes()
        if what != "equal"
    ]


def heading_above(lines: list[TextLine], place: int) -> str:
    """The nearest named part of the text: a part, step, work form or chapter."""
    above = (line.text for line in reversed(lines[: place + 1]) if line.kind in ("h2", "h3"))
    return next(above, "")
