"""A plan in Dutch words, row by row, for who has to decide about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from core.normalization.text import clean_line

from .planned import FieldChange, PlannedRow, RowOutcome
from .records import Records

FIELD_NAMES = {
    "name": "naam", "other_names": "andere namen", "kind": "soort", "summary": "wat is het",
    "description": "meer uitleg", "phone": "telefoon", "email": "e-mail", "website": "website",
    "contact_role": "wie kun je bellen", "status": "toestand", "organisation": "aanbieder",
    "neighbourhood": "wijk", "place": "plek", "street": "straat en nummer", "postcode": "postcode",
    "town": "plaats", "themes": "thema's", "audiences": "doelgroepen", "languages": "talen",
    "times": "wanneer",
}  # fmt: skip
LONGEST_SHOWN = 60


def preface(records: Records) -> Iterator[str]:
    """What is known before the first row."""
    sheet = f"Blad “{clean_line(records.sheet.name)}”, k" if records.sheet.name else "K"
    yield f"{sheet}oppen op rij {records.header_row}."
    for remark in records.remarks:
        yield remark.sentence
    if records.unused:
        yield f"Deze kolommen zijn niet gebruikt: {', '.join(records.unused)}."


def row_in_words(row: PlannedRow) -> Iterator[str]:
    """A line, and one for each change and remark; nothing for an unchanged row without remarks."""
    if row.outcome is RowOutcome.UNCHANGED and not row.offer.remarks:
        return
    name = row.offer.values.get("name", "")
    yield f"{row.place}: {row.outcome}. {name}{f' ({row.sentence})' if row.sentence else ''}".rstrip()
    for change in row.changes:
        yield f"    {change_in_words(change)}"
    for remark in row.offer.remarks:
        yield f"    nakijken: {remark}"


def change_in_words(change: FieldChange) -> str:
    field = FIELD_NAMES[change.field]
    if change.why_kept:
        stays = f"{field} blijft “{_short(change.before)}”, in de lijst “{_short(change.after)}”."
        return f"{stays} {change.why_kept}"
    return f"{field}: “{_short(change.before)}” wordt “{_short(change.after)}”"


def summary(counts: Counter[RowOutcome], to_check: int) -> str:
    parts = [f"{counts[outcome]} {outcome}" for outcome in RowOutcome]
    return f"{counts.total()} rijen: {', '.join(parts)}. {to_check} rijen met iets om na te kijken."


class Tally:
    """Counts the rows that pass by."""

    def __init__(self) -> None:
        self.counts: Counter[RowOutcome] = Counter()
        self.to_check = 0

    def __call__(self, rows: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
        for row in rows:
            self.counts[row.outcome] += 1
            self.to_check += bool(row.offer.remarks)
            yield row

    def __str__(self) -> str:
        return summary(self.counts, self.to_check)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
