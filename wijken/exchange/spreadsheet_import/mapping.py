"""Which column of a list means which field, and which sheets belong together. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .headings import TARGETS, folded, usual_field


class MappingError(Exception):
    """The message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A sheet of which the row with ``key`` equal to the text in column ``by`` belongs to a row of the list.

    Its columns are called "Sheet.Heading" from then on, also as the ``by`` of a later link.
    """

    sheet: str
    key: str
    by: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """``columns`` by folded heading. A heading that is not in it means what it usually means."""

    sheet: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    links: tuple[SheetLink, ...] = ()

    def field_of(self, heading: str) -> str | None:
        known = folded(heading)
        return self.columns[known] if known in self.columns else usual_field(heading)

    def fields_of(self, headings: Sequence[str]) -> tuple[str | None, ...]:
        return tuple(self.field_of(heading) if heading.strip() else None for heading in headings)


def mapping_from(written: Any) -> Mapping:
    """From what a file or the database holds: ``sheet``, ``columns`` and ``links``. Raises MappingError."""
    if not isinstance(written, dict) or set(written) - {"sheet", "columns", "links"}:
        raise MappingError("Een indeling heeft alleen “sheet”, “columns” en “links”.")
    columns = written.get("columns") or {}
    if not isinstance(columns, dict):
        raise MappingError("Onder “columns” hoort een regel voor elke kolom: de kop, en het veld.")
    for heading, target in columns.items():
        if (target or "") not in TARGETS:
            raise MappingError(
                f"Bij kolom “{heading}” staat het veld “{target}”, en dat is er niet. "
                f"Kies uit: {', '.join(sorted(TARGETS - {''}))}. Leeg betekent: niet gebruiken."
            )
    try:
        links = tuple(
            SheetLink(str(link["sheet"]), str(link["key"]), str(link["by"]))
            for link in written.get("links") or ()
        )
    except (TypeError, KeyError) as problem:
        raise MappingError("Een koppeling heeft “sheet”, “key” en “by”.") from problem
    chosen = {folded(str(heading)): str(target or "") for heading, target in columns.items()}
    return Mapping(str(written.get("sheet") or ""), chosen, links)


def as_written(mapping: Mapping) -> dict[str, Any]:
    """What ``mapping_from`` reads."""
    return {
        "sheet": mapping.sheet,
        "columns": mapping.columns,
        "links": [{"sheet": link.sheet, "key": link.key, "by": link.by} for link in mapping.links],
    }
