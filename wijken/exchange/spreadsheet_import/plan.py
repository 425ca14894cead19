"""Say for every row of a list what an import would do. It writes nothing, and knows no models.

The rules, in this order: who does not want to be listed stays so; what was removed stays so; nothing that was
confirmed on or after the day of the list is overwritten; a field is only overwritten if it is still as an
earlier import left it, or was not edited after the day of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Protocol

from wijken.directory.duplicates.match_index import MatchIndex, MatchKeys

from .offers import ImportedOffer, offer_of
from .planned import (
    Decision,
    Directory,
    FieldChange,
    KnownListing,
    PlannedRow,
    RowOutcome,
    fingerprint,
    key_of,
    row_fingerprint,
)
from .records import Record

BATCH = 500
UNWANTED = "Dit hoort bij iemand die niet vermeld wil worden."
REMOVED = "Deze vermelding kwam uit deze lijst, en is hier verwijderd."


class Planner:
    def __init__(self, directory: Directory, file_date: date, decisions: Mapping[int, Decision]) -> None:
        self.directory, self.file_date, self.decisions = directory, file_date, decisions
        self._rows = MatchIndex()
        self._keys: dict[str, int] = {}
        self._listings: dict[int, int] = {}
        """The row about a listing."""

    def plan(self, records: Iterable[Record]) -> Iterator[PlannedRow]:
        rest = iter(records)
        while some := list(islice(rest, BATCH)):
            drafts = [self._draft(record) for record in some]
            known = self.directory.details(
                {row.listing for row in drafts if row.listing and row.outcome is RowOutcome.CHANGED}
            )
            for row in drafts:
                now = known.get(row.listing or 0)
                yield self._compared(row, now) if now and row.outcome is RowOutcome.CHANGED else row

    def _draft(self, record: Record) -> PlannedRow:
        """What can be said without what is there now; CHANGED is to be compared."""
        offer = offer_of(record, self.directory.vocabulary, self.file_date)
        if offer.refusal:
            return PlannedRow(record.place, RowOutcome.REFUSED, offer, "", sentence=offer.refusal)
        row, key = record.place.row, key_of(offer)
        contact = contact_of(row, offer)
        source = self.directory.sources.get(key)
        known = source[0] if source else self.directory.listing_with(offer.identifier)

        def result(outcome: RowOutcome, listing: int | None = None, sentence: str = "") -> PlannedRow:
            name = self.directory.contacts.shown_names.get(listing or 0, "")
            accepted = outcome in (RowOutcome.NEW, RowOutcome.CHANGED)
            return PlannedRow(record.place, outcome, offer, key, listing, name, (), sentence, accepted)

        if is_unwanted(self.directory.unwanted, contact) or known in self.directory.unwanted.shown_names:
            return result(RowOutcome.REFUSED, sentence=UNWANTED)
        if source and known is None:
            return result(RowOutcome.REFUSED, sentence=REMOVED)
        if key in self._keys:
            return result(RowOutcome.REFUSED, sentence=f"Dit staat ook al op rij {self._keys[key]}.")
        self._keys[key] = row
        if source and source[1] == row_fingerprint(offer):
            return result(RowOutcome.UNCHANGED, known)
        if known is None:
            return self._unknown(contact, result)
        return self._about(known, row, result)

    def _about(self, listing: int, row: int, result: RowMaker) -> PlannedRow:
        first = self._listings.setdefault(listing, row)
        if first != row:
            return result(RowOutcome.REFUSED, listing, f"Rij {first} gaat ook over deze vermelding.")
        return result(RowOutcome.CHANGED, listing)

    def _unknown(self, contact: MatchKeys, result: RowMaker) -> PlannedRow:
        decision = self.decisions.get(contact.key)
        probable = self.directory.contacts.probable(contact)
        double = self._rows.double(contact)
        self._rows.add(contact)
        if decision is Decision.NEW:
            return result(RowOutcome.NEW)
        if double is not None:
            name = self._rows.shown_names[double]
            return result(RowOutcome.PROBABLY_SAME, None, f"Lijkt op rij {double}: {name}.")
        if probable is None:
            return result(RowOutcome.NEW)
        if decision is Decision.SAME:
            return self._about(probable, contact.key, result)
        name = self.directory.contacts.shown_names[probable]
        return result(RowOutcome.PROBABLY_SAME, probable, f"Lijkt op de vermelding “{name}”.")

    def _compared(self, row: PlannedRow, known: KnownListing) -> PlannedRow:
        day = min(filter(None, (self.file_date, row.offer.updated_on)))
        changes = tuple(_changes(row.offer, known, day))
        newly_checked = checked_later(row.offer, known)
        if not changes and not newly_checked:
            return replace(row, outcome=RowOutcome.UNCHANGED, listing_name=known.name, is_accepted=False)
        why = known.obstacle
        if changes and known.checked_on and known.checked_on >= day:
            why = (
                f"Op {known.checked_on:%d-%m-%Y} is bevestigd dat het klopt. De lijst is van {day:%d-%m-%Y}."
            )
        if why:
            changes = tuple(replace(change, why_kept=change.why_kept or why) for change in changes)
        row = replace(row, changes=changes, listing_name=known.name, sentence=why)
        if len(row.made) == len(changes) and not why:
            return row
        accepted = self.decisions.get(row.place.row) is Decision.SAME
        why = why or "Hier is iets aangepast dat in de lijst anders is."
        return replace(row, outcome=RowOutcome.CONFLICT, sentence=why, is_accepted=accepted)


class RowMaker(Protocol):
    def __call__(self, outcome: RowOutcome, listing: int | None = None, sentence: str = "") -> PlannedRow: ...


def contact_of(row: int, offer: ImportedOffer) -> MatchKeys:
    said = offer.values
    names = (said["name"], *(name.strip() for name in said.get("other_names", "").split(",") if name.strip()))
    return MatchKeys(
        row,
        names,
        said.get("phone", ""),
        said.get("email", ""),
        said.get("website", ""),
        said.get("postcode", ""),
    )


def is_unwanted(unwanted: MatchIndex, contact: MatchKeys) -> bool:
    return bool(unwanted.same_address(contact)) or unwanted.same_name(contact) is not None


def checked_later(offer: ImportedOffer, known: KnownListing) -> bool:
    return bool(offer.checked and (known.checked_on is None or offer.checked[0] > known.checked_on))


def _changes(offer: ImportedOffer, known: KnownListing, day: date) -> Iterator[FieldChange]:
    for name, after in offer.values.items():
        before = known.values.get(name, "")
        if before == after:
            continue
        imported = known.imported.get(name)
        if imported == fingerprint(after):
            continue  # the list says what it said before; what an editor made of it stays
        why_kept = known.kept.get(name, "") if before else ""
        if imported is None and not why_kept:
            if before and known.edited_on >= day:
                why_kept = "Dit is hier aangepast na de dag van de lijst."
        elif imported and imported != fingerprint(before):
            why_kept = "Dit is hier aangepast na de vorige import."
        yield FieldChange(name, before, after, why_kept)
