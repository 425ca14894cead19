"""A plan as an editor reads it on screen: rows by outcome, with what changes and what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from wijken.exchange.spreadsheet_import.planned import PlannedRow, RowOutcome
from wijken.exchange.spreadsheet_import.records import Records, Remark
from wijken.exchange.spreadsheet_import.report import FIELD_NAMES, preface

MOST_ROWS = 500
"""Shown of each outcome. The others are counted, and are in the report of the command."""
MOST_LEFTOVERS = 50
LONGEST_TEXT = 300
TO_CHECK = "nakijken"
"""Beside the outcomes: the rows with remarks, whatever becomes of them."""


class PlanReport:
    """Notes the rows that pass by, so that a plan can be shown while it is applied."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.accepted = 0
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def __call__(self, rows: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
        for row in rows:
            self.accepted += row.is_accepted
            self._note(row.outcome.value, row, row.outcome is not RowOutcome.UNCHANGED)
            self._note(TO_CHECK, row, True, bool(row.offer.remarks))
            yield row

    def _note(self, group: str, row: PlannedRow, is_shown: bool, counts: bool = True) -> None:
        if not counts:
            return
        self.counts[group] += 1
        kept = self.rows.setdefault(group, [])
        if is_shown and len(kept) < MOST_ROWS:
            kept.append(as_json(row))

    def as_json(self, records: Records) -> dict[str, Any]:
        leftovers = [str(remark) for remark in records.leftovers()[:MOST_LEFTOVERS]]
        return {
            "counts": dict(self.counts),
            "accepted": self.accepted,
            "rows": self.rows,
            "preface": list(preface(records)),
            "leftovers": leftovers,
        }


def as_json(row: PlannedRow) -> dict[str, Any]:
    return {
        "row": row.place.row,
        "place": str(row.place),
        "name": row.offer.values.get("name", ""),
        "outcome": row.outcome.value,
        "sentence": row.sentence,
        "listing": row.listing,
        "listing_name": row.listing_name,
        "changes": [
            {
                "field": FIELD_NAMES[change.field],
                "before": _short(change.before),
                "after": _short(change.after),
                "kept": change.why_kept,
            }
            for change in row.changes
        ],
        "remarks": [_in_words(remark) for remark in row.offer.remarks],
    }


def _in_words(remark: Remark) -> str:
    return str(remark)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
