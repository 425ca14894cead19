"""What undoing a run puts back besides revisions: the memory of the row, and the check."""

from __future__ import annotations

from datetime import date

from wijken.directory.models import Listing

from .models import ImportChange, ImportedRecord

type Memory = dict[str, object] | None


def as_memory(
    record: ImportedRecord | None, listing: Listing, check: tuple[date, str] | None = None
) -> Memory:
    """To be taken before the row is written; ``check`` is what the row will write of that."""
    before = check_of(listing)
    memory: dict[str, object] = {"checked": before}
    memory["checked_after"] = [check[0].isoformat(), check[1]] if check else before
    if record is not None:
        memory |= {
            "row": record.row_fingerprint,
            "fields": record.field_fingerprints,
            "activity": record.activity_id,
        }
    return memory


def check_of(listing: Listing) -> list[str]:
    return [listing.checked_on.isoformat() if listing.checked_on else "", listing.checked_by]


def check_written(change: ImportChange) -> object:
    """The check of the listing as the run left it."""
    memory = change.imported_before or {}
    return memory.get("checked_after", memory.get("checked"))
