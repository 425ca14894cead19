"""Rows as CSV, XLSX and GeoJSON, as Dutch spreadsheets and maps open them."""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from wagtail.admin.views.mixins import Echo

from core.admin.exports import as_text
from core.normalization.xml_text import xml_text
from wijken.social_map.downloads.columns import Cell

SHEET, ABOUT = "Lijst", "Uitleg"
WIDTHS = {"A": 32, "B": 20, "C": 22, "D": 50, "E": 50}


def as_csv(headings: list[str], rows: Iterable[list[Cell]]) -> Iterator[bytes]:
    """With the byte order mark and the semicolons that Dutch spreadsheets expect."""
    writer: Any = csv.writer(Echo(), delimiter=";")
    yield BOM_UTF8
    yield writer.writerow(headings)
    for cells in rows:
        yield writer.writerow([_text(cell) for cell in cells])


def _text(cell: Cell) -> str:
    """Digits alone would lose the zero that they begin with."""
    text = "" if cell is None else as_text(cell)
    return f"'{text}" if text.isdigit() else text


def as_workbook(headings: list[str], rows: Iterable[list[Cell]], about: list[list[str]]) -> IO[bytes]:
    """A file at its start, written row by row. Every text is text, also if it begins as a formula."""
    book = Workbook(write_only=True)
    listed = book.create_sheet(SHEET)
    listed.freeze_panes = "B2"
    for column, width in WIDTHS.items():
        listed.column_dimensions[column].width = width
    listed.append(headings)
    for cells in rows:
        listed.append([_cell(listed, cell) for cell in cells])
    explained = book.create_sheet(ABOUT)
    for line in about:
        explained.append([_cell(explained, cell) for cell in line])
    saved = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(saved)
    saved.seek(0)
    return saved


def _cell(sheet: Any, value: Cell) -> Any:
    if isinstance(value, str):
        value = xml_text(value)
    cell = WriteOnlyCell(sheet, value)
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def as_geojson(features: Iterable[dict[str, Any]], about: dict[str, str]) -> Iterator[str]:
    """A FeatureCollection (RFC 7946), a feature on each line. ``about`` are its foreign members."""
    told = {"type": "FeatureCollection", **{name: text for name, text in about.items() if text}}
    yield f'{json.dumps(told, ensure_ascii=False)[:-1]}, "features": ['
    between = "\n"
    for feature in features:
        yield between + json.dumps(feature, ensure_ascii=False, cls=DjangoJSONEncoder)
        between = ",\n"
    yield "\n]}\n"
