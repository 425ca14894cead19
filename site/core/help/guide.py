"""The editors' guide, read from the Markdown file that the repository shows.

Each heading of the second level begins a chapter. HTML in the file is shown as text, and markdown-it drops
links with a scheme that runs code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

NUMBER = re.compile(r"^\d+\.\s+")
FOR_WHOM = re.compile(r"\s+\(([^()]+)\)$")
HEADING = 3
"""A heading is three tokens: its start, its text and its end."""


@dataclass(frozen=True, slots=True)
class GuideChapter:
    """The slug is the title without its number; ``for_whom`` are the roles in parentheses behind it."""

    slug: str
    title: str
    for_whom: str
    html: SafeString
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    title: str
    introduction: SafeString
    chapters: tuple[GuideChapter, ...]

    def find(self, slug: str) -> GuideChapter | None:
        return next((chapter for chapter in self.chapters if chapter.slug == slug), None)


@cache
def editors_guide() -> Guide:
    path = Path(settings.ROOT) / "site" / "docs" / "editors-guide.md"
    return read_guide(path.read_text(encoding="utf-8"))


def read_guide(source: str) -> Guide:
    """The file begins with its title, a heading of the first level."""
    markdown = MarkdownIt("commonmark", {"html": False})
    parts: list[list[Token]] = [[]]
    for token in markdown.parse(source):
        if token.type == "heading_open" and token.tag == "h2":
            parts.append([])
        parts[-1].append(token)
    introduction, *chapters = parts
    return Guide(
        introduction[1].content,
        html_of(introduction[HEADING:], markdown),
        tuple(chapter_of(part, markdown) for part in chapters),
    )


def chapter_of(part: Sequence[Token], markdown: MarkdownIt) -> GuideChapter:
    heading, body = text_of(part[1]), part[HEADING:]
    whom = FOR_WHOM.search(heading)
    title = FOR_WHOM.sub("", heading)
    return GuideChapter(
        slug=slugify(NUMBER.sub("", title)),
        title=title,
        for_whom=whom[1] if whom else "",
        html=html_of(body, markdown),
        text=" ".join(text_of(token) for token in body if token.type == "inline"),
    )


def html_of(part: Sequence[Token], markdown: MarkdownIt) -> SafeString:
    return mark_safe(markdown.renderer.render(part, markdown.options, {}))


def text_of(inline: Token) -> str:
    """Without emphasis; a line break in the source is a space."""
    return "".join(child.content or " " * child.type.endswith("break") for child in inline.children or ())
