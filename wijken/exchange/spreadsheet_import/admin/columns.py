"""Which field each column of an uploaded list means, for the editor to check and to change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

from wijken.exchange.spreadsheet_import.headings import EXTRA, FIELDS, folded, usual_field
from wijken.exchange.spreadsheet_import.mapping import Mapping
from wijken.exchange.spreadsheet_import.reading import Spreadsheet
from wijken.exchange.spreadsheet_import.records import list_of

FIELD_LABELS = {
    "identifier": _("vast nummer"),
    "name": _("naam"),
    "other_names": _("andere namen"),
    "organisation": _("aanbieder"),
    "kind": _("soort"),
    "summary": _("wat is het"),
    "description": _("meer uitleg"),
    "phone": _("telefoon"),
    "email": _("e-mail"),
    "website": _("website"),
    "contact_role": _("wie kun je bellen"),
    "place": _("plek"),
    "street": _("straat en nummer"),
    "house_number": _("huisnummer"),
    "postcode": _("postcode"),
    "town": _("plaats"),
    "neighbourhood": _("wijk"),
    "themes": _("thema's"),
    "audiences": _("doelgroepen"),
    "languages": _("talen"),
    "times": _("wanneer"),
    "cost": _("kosten"),
    "ages": _("leeftijd"),
    "status": _("toestand"),
    "updated_on": _("bijgewerkt op"),
    "checked_on": _("gecontroleerd op"),
    "checked_by": _("gecontroleerd door"),
}
CHOICES = [
    ("", _("niet gebruiken")),
    *((field, FIELD_LABELS[field]) for field in FIELDS),
    (EXTRA, _("een regel in de uitleg")),
]
LONGEST_EXAMPLE = 60


class Column(TypedDict):
    heading: str
    field: str
    example: str


def columns_of(spreadsheet: Spreadsheet, mapping: Mapping) -> list[Column]:
    """The columns of the list with a first text of each. Raises MappingError for a file without rows."""
    sheet, header_row, headings = list_of(spreadsheet, mapping)
    rows = [cells for number, cells in islice(sheet.rows(), 40) if number > header_row]
    return [
        {"heading": heading, "field": mapping.field_of(heading) or "", "example": _example(rows, place)}
        for place, heading in enumerate(headings)
        if heading
    ]


def _example(rows: list[list[str]], place: int) -> str:
    texts = (" ".join(row[place].split()) for row in rows if place < len(row))
    return next(filter(None, texts), "")[:LONGEST_EXAMPLE]


def with_chosen(mapping: Mapping, chosen: dict[str, str]) -> Mapping:
    """``chosen`` are fields by heading. What a heading usually means is not kept with the source."""
    columns = dict(mapping.columns)
    columns.update(_unusual(chosen))
    for heading in chosen:
        if chosen[heading] == (usual_field(heading) or ""):
            columns.pop(folded(heading), None)
    return Mapping(mapping.sheet, columns, mapping.links)


def _unusual(chosen: dict[str, str]) -> Iterator[tuple[str, str]]:
    for heading, field in chosen.items():
        if field != (usual_field(heading) or ""):
            yield folded(heading), field
