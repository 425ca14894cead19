"""Look through the zip archive of a workbook before anything parses it.

Every part is unpacked once, a piece at a time, so that neither the directory of the archive nor a header is
believed about its size.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO

MOST_PARTS = 2000
MOST_UNPACKED = 160 * 1024 * 1024
MOST_EXPANSION = 200
"""Unpacked bytes per packed byte, of parts over a megabyte. Sheets have about 10, at most 100."""
MOST_CELLS = 4_000_000
"""In the rectangle around all cells of a sheet: so many does the reader keep in memory."""
PIECE = 256 * 1024

MACROS = re.compile(r"vbaproject|vbadata|^basic/|^scripts/|/macrosheets/", re.IGNORECASE)
ARCHIVES = re.compile(r"\.(?:zip|xlsx|xlsm|xlsb|ods|odt|docx|gz|7z|rar|jar)$|/embeddings/", re.IGNORECASE)
NESTED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
DEFINITIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CELL = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
OVERLAP = 64
"""Bytes of a piece that are looked at again with the next one, so that nothing hides on the border."""


class RefusedError(Exception):
    """The message is a key of ``REFUSED`` in ``reading/workbooks.py``."""


def inspect(path: str, most_columns: int) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            check_directory(parts)
            for part in parts:
                with archive.open(part) as content:
                    check_part(part.filename, content, most_columns)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as problem:
        raise RefusedError("broken") from problem


def check_directory(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 0x1 for part in parts):
        raise RefusedError("password")
    if any(MACROS.search(part.filename) for part in parts):
        raise RefusedError("macros")
    if any(ARCHIVES.search(part.filename) for part in parts):
        raise RefusedError("nested")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RefusedError("too_big")
    for part in parts:
        if part.file_size > 1024**2 and part.file_size > MOST_EXPANSION * max(part.compress_size, 1):
            raise RefusedError("too_big")


def check_part(name: str, content: IO[bytes], most_columns: int) -> None:
    """Of XML also what is in it. The reader of zip files checks the size and the checksum."""
    is_xml, last_row, last_column, before = XML.search(name), 0, 0, b""
    while piece := content.read(PIECE):
        if not before and piece.startswith(NESTED):
            raise RefusedError("nested")
        if not is_xml:
            before = piece[-1:]
            continue
        if b"\0" in piece:  # another encoding, in which nothing below would be found
            raise RefusedError("broken")
        text = before + piece
        if DEFINITIONS.search(text):
            raise RefusedError("definitions")
        if b"encryption-data" in text:
            raise RefusedError("password")
        for column, row in CELL.findall(text):
            last_row, last_column = max(last_row, int(row)), max(last_column, column_number(column))
        if last_column > most_columns or last_row * last_column > MOST_CELLS:
            raise RefusedError("too_wide")
        before = text[-OVERLAP:]


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
