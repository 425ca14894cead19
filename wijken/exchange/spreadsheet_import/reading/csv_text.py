"""Read CSV files as Dutch programs write them. Plain Python.

UTF-8 with or without a byte order mark, UTF-16, and the cp1252 of Excel on Windows. Charset detection by
statistics is not used: on a short list it makes "Cafķ Zoļ" of "Café Zoë".
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator

from .tables import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, NumberedRow, SpreadsheetError

DELIMITERS = ";,\t"
SEPARATOR_LINE = re.compile(r"""["']?sep=(?P<sign>.)["']?[ ;,\t]*(?:\r\n|\r|\n|$)""", re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
"""One at a time: a copy of a long list as a file in memory takes four times as much."""
QUOTED = re.compile(r'"[^"]*"')
UNDEFINED_IN_CP1252 = "\ufffd"


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and a Dutch remark if some of it could not be read."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, "utf-16"), ""
    if content.startswith(codecs.BOM_UTF8):
        return _strictly(content, "utf-8-sig"), ""
    if without_mark := _utf16_without_mark(content):
        return _strictly(content, without_mark), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    unread = text.count(UNDEFINED_IN_CP1252)
    return text, (f"{unread} tekens zijn niet te lezen en staan als “\ufffd” in de lijst." if unread else "")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise SpreadsheetError(
            "De tekens in dit bestand zijn niet te lezen. Bewaar het opnieuw als “CSV UTF-8”."
        ) from problem


def _utf16_without_mark(content: bytes) -> str:
    """In UTF-16 every second byte of plain letters is zero; in the other encodings no byte is."""
    start = content[:1000]
    if b"\0" not in start:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def csv_rows(text: str) -> Iterator[NumberedRow]:
    """The rows with text. Raises SpreadsheetError for what is no list, also halfway."""
    if "\0" in text:
        raise SpreadsheetError("Dit is geen lijst met tekst. Bewaar het opnieuw als “CSV UTF-8”.")
    told = SEPARATOR_LINE.match(text)
    lines = (line[0] for line in LINE.finditer(text, told.end() if told else 0) if line[0])
    delimiter = told["sign"] if told else delimiter_of(text)
    csv.field_size_limit(LONGEST_CELL + 1)
    number = 1 if told else 0
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            number += 1
            if number > MOST_ROWS:
                raise SpreadsheetError(f"De lijst heeft meer dan {MOST_ROWS - 1} rijen. Deel hem op.")
            if len(cells) > MOST_COLUMNS:
                raise SpreadsheetError(f"Rij {number} heeft meer dan {MOST_COLUMNS} kolommen.")
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as problem:
        raise SpreadsheetError(
            f"Na rij {number} is de lijst niet te lezen: een cel is te lang of mist een aanhalingsteken."
        ) from problem


def delimiter_of(text: str) -> str:
    """The sign that occurs most in the first lines, outside quotes."""
    start = QUOTED.sub("", "\n".join(text[:20_000].splitlines()[:5]))
    return max(DELIMITERS, key=start.count)
