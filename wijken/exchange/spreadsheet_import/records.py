"""The rows of a list as records: the texts for each field, and where each was written. Plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.normalization.text import clean_line

from .headings import folded
from .mapping import Mapping, MappingError, SheetLink
from .reading.tables import Sheet, Spreadsheet, column_letter

ROWS_ABOVE_HEADINGS = 20
NO_HEADINGS = "In dit bestand staat geen rij met koppen die wij kennen, zoals “naam”."


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where something is written, for people."""

    sheet: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        sheet = f"blad {clean_line(self.sheet)}, " if self.sheet else ""
        return f"{sheet}rij {self.row}" + (f", kolom {self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class Remark:
    place: CellPlace
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Text:
    """A cell that is not empty; ``heading`` as written, on one line."""

    text: str
    heading: str
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Record:
    place: CellPlace
    texts: dict[str, list[Text]]
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class LinkedSheet:
    """The rows of another sheet by key, and which of them were used."""

    link: SheetLink
    headings: list[str]
    rows: dict[str, list[tuple[int, list[str]]]]
    used: set[int] = field(default_factory=set)


class Records:
    """The records of a spreadsheet. ``unused`` and ``leftovers`` tell what is in none of them."""

    def __init__(self, spreadsheet: Spreadsheet, mapping: Mapping) -> None:
        self.mapping = mapping
        self.sheet, self.header_row, self.headings = list_of(spreadsheet, mapping)
        self.linked = [_linked(spreadsheet, link) for link in mapping.links]
        self.fields = mapping.fields_of(self.headings)
        self.remarks = [Remark(CellPlace("", 0), sentence) for sentence in spreadsheet.remarks]
        known = set(self.fields) | {
            mapping.columns.get(folded(f"{sheet.link.sheet}.{heading}"))
            for sheet in self.linked
            for heading in sheet.headings
        }
        if "name" not in known and "organisation" in self.fields:
            # A list of organisations: each is what it offers.
            self.fields = tuple("name" if each == "organisation" else each for each in self.fields)
        elif not known - {None}:
            raise MappingError(NO_HEADINGS)
        elif "name" not in known:
            raise MappingError(
                "Geen kolom is herkend als “naam”. Noem een kolom zo, of zeg het in een indeling."
            )

    @property
    def unused(self) -> list[str]:
        """Headings that no field was found for."""
        return [
            heading
            for heading, target in zip(self.headings, self.fields, strict=True)
            if target is None and heading.strip()
        ]

    def __iter__(self) -> Iterator[Record]:
        for number, cells in self.sheet.rows():
            if number > self.header_row:
                yield self._record(number, cells)

    def leftovers(self) -> list[Remark]:
        """Rows of linked sheets that belong to no record; complete after all records were read."""
        return [
            Remark(CellPlace(sheet.link.sheet, number), "Deze rij hoort bij geen enkele rij van de lijst.")
            for sheet in self.linked
            for rows in sheet.rows.values()
            for number, _cells in rows
            if number not in sheet.used
        ]

    def _record(self, number: int, cells: Sequence[str]) -> Record:
        record = Record(CellPlace(self.sheet.name, number), defaultdict(list))
        by_heading = dict(zip(map(folded, self.headings), cells, strict=False))
        self._add(record, record.place, self.headings, self.fields, cells)
        for place, cell in enumerate(cells[len(self.headings) :], len(self.headings)):
            if cell.strip():
                where = CellPlace(self.sheet.name, number, column_letter(place))
                record.remarks.append(
                    Remark(where, "Boven deze kolom staat geen kop. Deze cel is niet gebruikt.")
                )
        for sheet in self.linked:
            found = sheet.rows.get(by_heading.get(folded(sheet.link.by), "").strip(), ())
            sheet.used.update(number for number, _cells in found)
            for other, _cells in found[1:]:
                record.remarks.append(
                    Remark(
                        CellPlace(sheet.link.sheet, other),
                        "Hoort ook bij deze rij. Alleen de eerste is gebruikt.",
                    )
                )
            for other, linked_cells in found[:1]:
                names = [f"{sheet.link.sheet}.{heading}" for heading in sheet.headings]
                by_heading |= dict(zip(map(folded, names), linked_cells, strict=False))
                fields = tuple(self.mapping.columns.get(folded(name)) for name in names)
                self._add(record, CellPlace(sheet.link.sheet, other), names, fields, linked_cells)
        return record

    @staticmethod
    def _add(
        record: Record,
        place: CellPlace,
        headings: Sequence[str],
        fields: Sequence[str | None],
        cells: Sequence[str],
    ) -> None:
        for column, (target, cell) in enumerate(zip(fields, cells, strict=False)):
            if target and cell.strip():
                heading = headings[column].strip()
                where = CellPlace(place.sheet, place.row, f"{column_letter(column)} ({heading})")
                record.texts[target].append(Text(cell, heading, where))


def list_of(spreadsheet: Spreadsheet, mapping: Mapping) -> tuple[Sheet, int, list[str]]:
    """The sheet with the list, and its row of headings: the one of which most headings are known.

    If none is known it is the first row. Raises MappingError for a file without rows.
    """
    sheets = spreadsheet.sheets
    if mapping.sheet:
        named = spreadsheet.sheet(mapping.sheet)
        if named is None:
            raise MappingError(f"Er is geen blad “{mapping.sheet}”.")
        sheets = (named,)
    best: tuple[int, Sheet, int, list[str]] | None = None
    for sheet in sheets:
        for place, (number, cells) in enumerate(sheet.rows()):
            if place >= ROWS_ABOVE_HEADINGS:
                break
            fields = {target for target in mapping.fields_of(cells) if target}
            score = len(fields) + 10 * bool(fields & {"name", "organisation"})
            if best is None or score > best[0]:
                best = score, sheet, number, cells
    if best is None:
        raise MappingError(NO_HEADINGS)
    _score, sheet, number, cells = best
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return sheet, number, [clean_line(heading) for heading in cells]


def _linked(spreadsheet: Spreadsheet, link: SheetLink) -> LinkedSheet:
    sheet = spreadsheet.sheet(link.sheet)
    if sheet is None:
        raise MappingError(f"Er is geen blad “{link.sheet}”.")
    rows = sheet.rows()
    _number, cells = next(rows, (0, []))
    headings = [clean_line(heading) for heading in cells]
    keys = [folded(heading) for heading in headings]
    if folded(link.key) not in keys:
        raise MappingError(f"Op blad “{link.sheet}” staat geen kolom “{link.key}”.")
    place = keys.index(folded(link.key))
    found: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for number, cells in rows:
        found[cells[place].strip() if place < len(cells) else ""].append((number, cells))
    return LinkedSheet(link, headings, found)
