"""Open a file by its content: what its name says is not believed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .csv_text import csv_rows, decoded
from .tables import Sheet, Spreadsheet, SpreadsheetError
from .workbooks import workbook_sheets

LARGEST_FILE = 60 * 1024 * 1024
ZIP, OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"
OTHER_KINDS = (b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")


def open_spreadsheet(path: Path, file_name: str = "") -> Spreadsheet:
    """An XLSX, ODS or CSV file. ``file_name`` is its name for people. Raises SpreadsheetError."""
    name = file_name or path.name
    if path.stat().st_size > LARGEST_FILE:
        raise SpreadsheetError(f"Het bestand is groter dan {LARGEST_FILE // 1024**2} MB. Deel het op.")
    content = path.read_bytes()
    if content.startswith(OLD_OFFICE):
        raise SpreadsheetError(
            "Dit bestand heeft een wachtwoord, of het is een oud .xls-bestand. "
            "Bewaar het zonder wachtwoord als .xlsx."
        )
    if content.startswith(ZIP):
        return Spreadsheet(name, workbook_sheets(path))
    if content.lstrip()[:9].startswith(OTHER_KINDS):
        raise SpreadsheetError("Dit is geen spreadsheet. Bewaar de lijst als .xlsx, .ods of .csv.")
    text, remark = decoded(content)
    return Spreadsheet(name, (Sheet("", partial(csv_rows, text)),), (remark,) if remark else ())
