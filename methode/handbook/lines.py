"""A text as lines: what is kept of a frozen version, and what is compared. Plain Python."""

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
class Line:
    """One heading, paragraph or item. ``kind`` is its tag in the text."""

    kind: str
    text: str

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS

    @property
    def level(self) -> int:
        """Of a heading, where the text itself stands below a heading of level 2."""
        return int(self.kind[1]) + 1


@dataclass(frozen=True)
class Block:
    """Lines that belong together: the items of one list, or a single line."""

    kind: str
    lines: list[Line]


@dataclass(frozen=True)
class Change:
    """What stood under one heading and went, and what came there."""

    heading: str
    removed: list[Line]
    added: list[Line]


class _Reader(HTMLParser):
    """Gathers the words between the tags that are kept; a paragraph inside an item belongs to the item."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
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
            self.lines.append(Line(self.kind, text))
        self.kind, self.words = "", []


def lines_of(html: str) -> list[Line]:
    """The lines of a text, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close_line()
    return reader.lines


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The lines as they are shown: items of a list together, a name with what is said of it together."""

    def kind(line: Line) -> str:
        return (
            "heading" if line.is_heading else {"li": "list", "dt": "facts", "dd": "facts"}.get(line.kind, "p")
        )

    blocks: list[Block] = []
    for name, group in groupby(lines, kind):
        found = list(group)
        together = name in ("list", "facts")
        blocks += [Block(name, found)] if together else [Block(name, [line]) for line in found]
    return blocks


def changes_between(old: list[Line], new: list[Line]) -> list[Change]:
    """What is different, in the order of the new text, each under the heading where it stands."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Change(heading_above(new, to) or heading_above(old, start), old[start:end], new[to:till])
        for what, start, end, to, till in matcher.get_opcodes()
        if what != "equal"
    ]


def heading_above(lines: list[Line], place: int) -> str:
    """The nearest part of the text that has a name of its own: a part, a step, a work form, a chapter."""
    above = (line.text for line in reversed(lines[: place + 1]) if line.kind in ("h2", "h3"))
    return next(above, "")
