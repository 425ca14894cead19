"""A tool as OpenDocument text, to fill in and change."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import batched
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from odfdo import Document, Element
from wagtail.blocks import StructValue
from wagtail.rich_text import RichText

from methode.handbook.odt import (
    as_file,
    bulleted,
    heading_line,
    small_print,
    table_of,
    text_line,
    titled_document,
)
from methode.steps.context import lines

if TYPE_CHECKING:
    from methode.models import ToolPage

TO_WRITE = "…" * 40
END_OF_PARAGRAPH = re.compile(r"</(?:p|li)>|<br\s*/?>")


def tool(page: ToolPage, language: str) -> bytes:
    """The file of a tool, to fill in."""
    document = titled_document(page.title, language)
    body = document.body
    for block in page.contents:
        body.append(heading_line(2, block.value["title"]))
        for element in PART_WRITERS[block.block_type](document, block.value):
            body.append(element)
    if page.cautions:
        body.append(heading_line(2, _("Let op")))
        body.append(bulleted(lines(page.cautions)))
    source = _("Bron: %(address)s") % {"address": page.get_full_url()}
    body.append(text_line(source, small_print(document)))
    return as_file(document)


def _text(document: Document, value: StructValue) -> list[Element]:
    return _rich(value["text"])


def _letter(document: Document, value: StructValue) -> list[Element]:
    return [
        text_line(f"{_('Onderwerp:')} {value['subject']}"),
        text_line(value["salutation"]),
        *_rich(value["text"]),
        *(text_line(f"{fact['label']}: {fact['value']}") for fact in value["facts"]),
        *_rich(value["closing"]),
        text_line(value["signature"]),
    ]


def _items(document: Document, value: StructValue) -> list[Element]:
    if value["to_tick"]:
        return [text_line(f"☐ {item}") for item in value["items"]]
    return [bulleted(value["items"])]


def _fields(document: Document, value: StructValue) -> list[Element]:
    found: list[Element] = []
    for field in value["fields"]:
        example = f"{_('Bijvoorbeeld:')} {field['example']}" if field["example"] else ""
        found += [text_line(text) for text in (field["label"], field["help"], example, TO_WRITE) if text]
    return found


def _rows(document: Document, value: StructValue) -> list[Element]:
    rows = [*(list(row) for row in value["rows"]), *([""] * len(row) for row in value.blank_rows)]
    return _table(document, value, list(value["columns"]), rows)


def _script(document: Document, value: StructValue) -> list[Element]:
    rows = [[row[name] or "" for name in ("time", "what", "who", "needs")] for row in value["moments"]]
    return _table(document, value, [_("Tijd"), _("Wat"), _("Wie"), _("Nodig")], rows)


def _cards(document: Document, value: StructValue) -> list[Element]:
    cards = list(value["cards"])
    return _table(document, value, [], [list(pair) for pair in batched(cards, 2)])


def _table(
    document: Document, value: StructValue, columns: list[str], rows: list[list[str]]
) -> list[Element]:
    return [table_of(document, value["title"], columns, rows)] if columns or rows else []


PART_WRITERS: dict[str, Callable[[Document, StructValue], list[Element]]] = {
    "text": _text,
    "letter": _letter,
    "list": _items,
    "fields": _fields,
    "table": _rows,
    "script": _script,
    "cards": _cards,
}
"""How each part of a tool is written, by the name of its block."""


def _rich(text: RichText) -> list[Element]:
    """The paragraphs and list items of a rich text, without its mark-up."""
    parts = END_OF_PARAGRAPH.split(text.source if text else "")
    return [text_line(plain) for part in parts if (plain := unescape(strip_tags(part)).strip())]
