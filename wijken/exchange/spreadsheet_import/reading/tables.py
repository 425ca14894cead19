"""What is read from a spreadsheet. Plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

MOST_ROWS = 100_001
"""In all sheets together, with one for headings."""
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
"""As in Excel."""

type Cells = list[str]
type NumberedRow = tuple[int, Cells]
"""The number as a spreadsheet program shows it, from 1; rows without text are left out."""


class SpreadsheetError(Exception):
    """A file that is not read. The message is a Dutch sentence for an editor."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` can be called again: they are not kept in memory. A CSV file has one sheet without a name."""

    name: str
    rows: Callable[[], Iterator[NumberedRow]]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    file_name: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()
    """Dutch sentences about what was read differently from what somebody may expect."""

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)


@cache
def column_letter(place: int) -> str:
    """The name of the column at ``place``, from 0: A, B, ..., Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
