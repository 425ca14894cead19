"""Spreadsheets as Dutch programs write them, and files that are refused."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import odfdo
import openpyxl
import pytest

from wijken.exchange.spreadsheet_import.reading import SpreadsheetError, open_spreadsheet

ROWS = [["naam", "telefoon"], ["Café Zoë", "015-0009876"], ["Ĳsclub; de Vries", ""]]


def rows_of(path: Path) -> list[list[str]]:
    return [cells for _number, cells in open_spreadsheet(path).sheets[0].rows()]


def csv_bytes(delimiter: str) -> str:
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS) + "\r\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_file_is_read_whatever_program_saved_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(csv_bytes(delimiter).encode(encoding))
    assert rows_of(path) == ROWS


def test_a_short_list_of_excel_on_windows_keeps_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes("naam;plaats\r\nCafé Zoë – ’t Hof;Delft\r\n".encode("cp1252"))
    assert rows_of(path)[1] == ["Café Zoë – ’t Hof", "Delft"]


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(codecs.BOM_UTF8 + b"sep=|\r\nnaam|site;mail\r\nKoor|a;b,c\r\n")
    numbered = list(open_spreadsheet(path).sheets[0].rows())
    assert numbered == [(2, ["naam", "site;mail"]), (3, ["Koor", "a;b,c"])]


def test_a_line_break_in_a_cell_is_part_of_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text('naam;uitleg\n"Koor";"Regel een;\nregel ""twee"""\n\nRuilkast;x\n')
    assert list(open_spreadsheet(path).sheets[0].rows())[1:] == [
        (2, ["Koor", 'Regel een;\nregel "twee"']),
        (4, ["Ruilkast", "x"]),
    ]


def test_a_workbook_gives_texts_as_people_see_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lijst"
    for place, value in (
        ("B3", "naam"), ("C3", "nummer"), ("B5", "Koor"), ("C5", 12.0), ("D5", date(2026, 3, 1)),
        ("E5", time(9, 30)), ("F5", True), ("G5", 2.5),
    ):  # fmt: skip
        sheet[place] = value
    book.save(tmp_path / "lijst.xlsx")
    read = open_spreadsheet(tmp_path / "lijst.xlsx")
    assert [each.name for each in read.sheets] == ["Lijst"]
    assert list(read.sheets[0].rows()) == [
        (3, ["", "naam", "nummer", "", "", "", ""]),
        (5, ["", "Koor", "12", "2026-03-01", "09:30", "ja", "2.5"]),
    ]


def test_a_list_of_libreoffice_is_read(tmp_path: Path) -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Lijst")
    for place, row in enumerate(ROWS):
        table.set_row_values(place, row)
    document.body.append(table)
    document.save(str(tmp_path / "lijst.ods"))
    assert [[cell for cell in row if cell] for row in rows_of(tmp_path / "lijst.ods")] == [
        [cell for cell in row if cell] for row in ROWS
    ]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "naam"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The workbook with one more part, or with another part of that name."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return saved.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(cells: bytes, before: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>' + before + b"<worksheet " + NAMESPACE + b"><sheetData>" + cells
        + b"</sheetData></worksheet>"
    )  # fmt: skip


def cell(column: str, row: int, text: bytes = b"1") -> bytes:
    place = f"{column}{row}".encode()
    return b'<row r="%d"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row>' % (row, place, text)


def lying_about_its_size() -> bytes:
    """Both headers say that a part of two megabytes has a thousand bytes."""
    content = b"<a>" + bytes(range(33, 127)) * 20_000 + b"</a>"
    whole = with_part("xl/lies.xml", content)
    return whole.replace(len(content).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def with_a_password() -> bytes:
    whole = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as archive:
        start = archive.start_dir
    whole[start + 8] |= 1
    return bytes(whole)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: with_part("xl/more.xml", b"<a>" + b" " * 50_000_000 + b"</a>"), "te groot"),
    "lying headers": (lying_about_its_size, "kapot"),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "macro"),
    "encrypted zip": (with_a_password, "wachtwoord"),
    "password of Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "wachtwoord"),
    "zip in a zip": (lambda: with_part("xl/more.bin", workbook()), "andere bestanden"),
    "zip in a zip by name": (lambda: with_part("xl/more.zip", b"x"), "andere bestanden"),
    "external entity": (
        lambda: with_part(
            SHEET, sheet(b"", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')
        ),
        "verwijzingen",
    ),
    "billion laughs": (
        lambda: with_part(
            "xl/sharedStrings.xml", b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
        ),
        "verwijzingen",
    ),
    "definitions in UTF-16": (
        lambda: with_part(SHEET, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")),
        "kapot",
    ),
    "two cells far apart": (
        lambda: with_part(SHEET, sheet(cell("A", 1) + cell("CV", 1048576))),
        "lege cellen",
    ),
    "one cell far away": (lambda: with_part(SHEET, sheet(cell("XFD", 1))), "kolommen"),
    "too many rows": (
        lambda: with_part(SHEET, sheet(b"".join(cell("A", row) for row in range(1, 150_000)))),
        "rijen",
    ),
    "an enormous cell": (
        lambda: with_part(SHEET, sheet(cell("A", 1, bytes(range(97, 123)) * 4000))),
        "tekens",
    ),
    "half a workbook": (lambda: workbook()[:2000], "kapot"),
    "a PDF": (lambda: b"%PDF-1.7 naam;telefoon", "geen spreadsheet"),
    "zeros": (lambda: b"naam;x\0\0\0;y" + bytes(10), "te lezen"),
    "a cell without an end": (lambda: b'naam;"' + b"x" * 50_000, "aanhalingsteken"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_dutch(tmp_path: Path, kind: str) -> None:
    make, said = HOSTILE[kind]
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(make())
    with pytest.raises(SpreadsheetError, match=said):
        for each in open_spreadsheet(path).sheets:
            list(each.rows())


def test_a_sheet_that_declares_a_million_rows_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    cells = b'<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
    content = sheet(cells).replace(b"<sheetData>", b'<dimension ref="A1:H1048576"/><sheetData>')
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(with_part(SHEET, content))
    assert rows_of(path) == [["naam"]]


def test_the_map_of_hounslow_is_read_whole(shared_data: Path) -> None:
    read = open_spreadsheet(shared_data / "import-samples" / "Hounslow_Connect_Import.xlsx")
    sizes = {sheet.name: len(list(sheet.rows())) for sheet in read.sheets}
    assert (sizes["Organisation"], sizes["Service"], sizes["Location"]) == (314, 314, 270)
