"""A work sheet as OpenDocument text with real headings, lists and a table, so that anyone can edit it."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from odfdo import Cell, Column, Document, Header, HeaderRows, List, ListItem, Paragraph, Row, Style, Table

from core.normalization.xml_text import xml_text
from methode.handbook.work_sheet import SheetTexts

COUNTRIES = {"nl": "nl-NL", "en": "en-GB"}
EMPTY_ROWS = 3
UNNAMED = "Tabel"
NOT_IN_A_TABLE_NAME = re.compile(r"[\\/?*:'\[\]\n]")


def work_sheet(texts: SheetTexts, language: str) -> bytes:
    """The file for ``texts`` in their language."""
    document = titled_document(texts["title"], language)
    body = document.body
    if texts["goal"]:
        body.append(text_line(texts["goal"]))
    bold = document.insert_style(Style("text", bold=True), automatic=True)
    for label, value in texts["facts"]:
        fact = text_line(f"{label}: {value}")
        fact.set_span(bold, regex=rf"^{re.escape(label)}:")
        body.append(fact)
    for heading, items, in_order in texts["lists"]:
        if items:
            body.append(heading_line(2, heading))
            body.append(bulleted(items, "Numbering_20_1" if in_order else "List_20_1"))
    if texts["tip"]:
        heading, text = texts["tip"]
        body.append(heading_line(2, heading))
        body.append(text_line(text))
    heading, columns = texts["agreements"]
    body.append(heading_line(2, heading))
    body.append(table_of(document, heading, columns, [[""] * len(columns)] * EMPTY_ROWS))
    body.append(text_line(texts["source"], small_print(document)))
    return as_file(document)


def titled_document(title: str, language: str) -> Document:
    document: Document = Document("text")
    document.language = COUNTRIES.get(language, language)  # the empty document is French
    document.meta.title = xml_text(title)
    _large_and_calm(document)
    document.body.clear()
    document.body.append(heading_line(1, title))
    return document


def as_file(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _large_and_calm(document: Any) -> None:
    """Large type in widely available fonts."""
    fonts = {"style:font-name": "Liberation Sans", "fo:font-family": "'Liberation Sans', Arial, sans-serif"}
    default = document.get_style("paragraph")
    default.set_properties(fonts | {"fo:font-size": "12pt"}, area="text")
    for name, size in (("Heading_20_1", "24pt"), ("Heading_20_2", "16pt")):
        style = document.get_style("paragraph", name)
        style.set_properties(fonts | {"fo:font-size": size, "fo:font-style": "normal"}, area="text")
    for level in document.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")  # no "1.2." before a heading
        level.set_attribute("style:num-suffix", None)
        level.set_attribute("text:display-levels", None)
        level.set_attribute("loext:num-list-format", None)
    for properties in document.styles.get_elements("//text:list-style//style:list-level-properties"):
        properties.set_attribute("text:space-before", "0.3cm")
        properties.set_attribute("text:min-label-width", "0.7cm")
    body = document.get_style("paragraph", "Text_20_body")
    body.set_properties({"fo:margin-bottom": "0.2cm", "fo:line-height": "120%"}, area="paragraph")


def heading_line(level: int, text: str) -> Header:
    heading = Header(level, xml_text(text), formatted=False)
    heading.style = f"Heading_20_{level}"
    return heading


def text_line(text: str, style: str = "Text_20_body") -> Paragraph:
    return Paragraph(xml_text(text), style=style, formatted=False)


def bulleted(items: Iterable[str], style: str = "List_20_1") -> List:
    rows = List(style=style)
    for item in items:
        row = ListItem()
        row.append(text_line(item))
        rows.append(row)
    return rows


def table_of(document: Document, name: str, columns: list[str], rows: list[list[str]]) -> Table:
    """A table with a repeated, accessible header row if it has columns with names.

    A row is as wide as the widest: editors may write more boxes in a row than there are columns, or fewer.
    """
    width = max(map(len, (columns, *rows)))
    frame = Style("table-cell", area="table-cell", border="0.5pt solid #66766b", padding="0.2cm")
    style = document.insert_style(frame, automatic=True)
    bold = document.insert_style(Style("paragraph", area="text", bold=True), automatic=True)
    table = Table(NOT_IN_A_TABLE_NAME.sub("", xml_text(name)).strip() or UNNAMED)
    table._append(Column(repeated=width))
    if columns:
        heading = HeaderRows()
        heading.append(_row(columns, width, style, bold))
        table._append(heading)
    for row in rows:
        table._append(_row(row, width, style))
    return table


def small_print(document: Document) -> str:
    """The source of the sheet, in smaller type below the table."""
    style = Style("paragraph", area="text", size="10pt")
    style.set_properties({"fo:margin-top": "0.5cm"}, area="paragraph")
    return str(document.insert_style(style, automatic=True))


def _row(texts: list[str], width: int, style: str, words: str = "Text_20_body") -> Row:
    row = Row()
    for text in texts + [""] * (width - len(texts)):
        cell = Cell(style=style)
        cell.append(text_line(text, words))
        row._append(cell)
    return row
