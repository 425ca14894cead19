"""For the social map: which listings answer a question, best first."""

from __future__ import annotations

from datetime import datetime

from search.candidates import MOST_ENTRIES
from search.kinds import EntryKind
from search.query import search


def matching_listing_ids(text: str, at: datetime, language: str) -> list[int]:
    """Numbers of the listings that the public may see at ``at`` and that answer ``text``, best first."""
    found = search(text, at, language, limit=MOST_ENTRIES, kinds=frozenset([EntryKind.LISTING]))
    return [hit.object_id for hit in found.hits]
