"""Read XLSX and ODS in a child process with limits on memory, time and disk.

A workbook of 200 kB can ask for gigabytes. Whatever happens there costs one import, not the site.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from .tables import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, NumberedRow, Sheet, SpreadsheetError

PROCESS = Path(__file__).with_name("workbook_process")
SECONDS_AT_MOST = 60
MEMORY_AT_MOST = 384 * 1024 * 1024
"""Address space, which is more than the memory in use: Python alone has about 40 MiB."""
OUTPUT_AT_MOST = 400 * 1024 * 1024

REFUSED = {
    "broken": "Dit bestand is kapot, of het is geen spreadsheet. Open het, en bewaar het opnieuw.",
    "password": "Dit bestand heeft een wachtwoord, of het is een oud .xls-bestand. "
    "Bewaar het zonder wachtwoord als .xlsx.",
    "macros": "In dit bestand zitten macro's. Bewaar het als gewone .xlsx.",
    "nested": "In dit bestand zitten andere bestanden. Bewaar alleen de lijst, als .xlsx.",
    "too_big": "Uitgepakt is dit bestand te groot. Bewaar alleen de lijst, of deel hem op.",
    "too_wide": f"Een blad heeft meer dan {MOST_COLUMNS} kolommen of heel veel lege cellen. "
    "Kopieer alleen de lijst naar een nieuw bestand.",
    "too_many_rows": f"De lijst heeft meer dan {MOST_ROWS - 1} rijen. Deel hem op.",
    "too_long": f"Een cel heeft meer dan {LONGEST_CELL} tekens.",
    "definitions": "In dit bestand staan verwijzingen die hier niet mogen. Bewaar het opnieuw als .xlsx.",
}
LIMIT_REACHED = "Het lezen kostte te veel geheugen of tijd. Bewaar alleen de lijst, of deel hem op."


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets that have rows. Raises SpreadsheetError."""
    # Closed, and with that removed, when the last sheet is forgotten.
    output = tempfile.TemporaryFile()  # noqa: SIM115
    order = {
        "path": str(path.resolve()),
        "memory": MEMORY_AT_MOST,
        "seconds": SECONDS_AT_MOST,
        "output": OUTPUT_AT_MOST,
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
        "cell": LONGEST_CELL,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with fixed arguments
            [sys.executable, "-I", str(PROCESS)],
            input=json.dumps(order).encode(),
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS_AT_MOST,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise SpreadsheetError(LIMIT_REACHED) from problem
    if done.returncode:
        raise SpreadsheetError(LIMIT_REACHED)
    return tuple(_sheets(output))


def _sheets(output: IO[bytes]) -> Iterator[Sheet]:
    """Each begins with a line ``{"sheet": name}``; the lines after it are rows."""
    output.seek(0)
    place = 0
    for line in output:
        place += len(line)
        if line.startswith(b"{"):
            said = json.loads(line)
            if "refused" in said:
                raise SpreadsheetError(REFUSED[said["refused"]])
            yield Sheet(said["sheet"], partial(_rows, output, place))
            output.seek(place)


def _rows(output: IO[bytes], place: int) -> Iterator[NumberedRow]:
    """Several may be read by turns, so each remembers its own place."""
    while True:
        output.seek(place)
        lines = output.readlines(100_000)
        for line in lines:
            if line.startswith(b"{"):
                return
            number, cells = json.loads(line)
            yield number, cells
        if not lines:
            return
        place += sum(map(len, lines))
