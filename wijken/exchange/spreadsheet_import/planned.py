"""What a plan is made of: rows with their outcome and changes, and what has to be known of the directory."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Protocol

from wijken.directory.duplicates.match_index import MatchIndex
from wijken.directory.duplicates.names import plain_name

from .offers import ImportedOffer
from .records import CellPlace
from .vocabulary import ImportVocabulary


class RowOutcome(enum.StrEnum):
    NEW = "nieuw"
    CHANGED = "gewijzigd"
    UNCHANGED = "gelijk"
    PROBABLY_SAME = "lijkt op een ander"
    CONFLICT = "botst"
    REFUSED = "geweigerd"


class Decision(enum.StrEnum):
    """What a person said about a row: it is about the listing that was found, or about another.

    Of a conflict SAME means: write what may be written, and keep the rest until the list says something else.
    """

    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """``why_kept`` is empty, or a Dutch sentence: then what is there stays."""

    field: str
    before: str
    after: str
    why_kept: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    place: CellPlace
    outcome: RowOutcome
    offer: ImportedOffer
    key: str
    """The identifier of the source, or its substitute."""
    listing: int | None = None
    listing_name: str = ""
    changes: tuple[FieldChange, ...] = ()
    sentence: str = ""
    is_accepted: bool = False
    """Applied without another decision."""

    @property
    def made(self) -> tuple[FieldChange, ...]:
        return tuple(change for change in self.changes if not change.why_kept)


@dataclass(frozen=True, slots=True)
class KnownListing:
    """What is there now. ``imported`` has fingerprints of what an earlier import wrote, by field."""

    pk: int
    name: str
    values: Mapping[str, str]
    edited_on: date
    checked_on: date | None
    obstacle: str = ""
    """A Dutch sentence: why it cannot be changed at the moment."""
    imported: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    """Dutch sentences by field: why what is there is never overwritten."""


class Directory(Protocol):
    vocabulary: ImportVocabulary
    contacts: MatchIndex
    unwanted: MatchIndex

    @property
    def sources(self) -> Mapping[str, tuple[int | None, str]]:
        """By key the listing, None if it was removed, and the fingerprint of the row."""

    def details(self, pks: Iterable[int]) -> Mapping[int, KnownListing]: ...

    def listing_with(self, identifier: str) -> int | None:
        """The listing with this public identifier."""


def fingerprint(text: str) -> str:
    """Enough to see that a text is the same; the text itself is not kept."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def row_fingerprint(offer: ImportedOffer) -> str:
    return fingerprint(repr(sorted(offer.values.items())) + repr(offer.checked))


def key_of(offer: ImportedOffer) -> str:
    """Without an identifier of its own, a row is known by its name and place; that is not kept as text."""
    if offer.identifier:
        return offer.identifier
    where = offer.values.get("postcode") or offer.values.get("town", "")
    return "~" + fingerprint(f"{plain_name(offer.values['name'])}|{where}")
