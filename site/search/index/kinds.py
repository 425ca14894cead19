"""Kinds of index entries, and the parts they consist of."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What can be a result."""

    LISTING = "listing"
    PAGE = "page"
    TERM = "term"


class PartKind(StrEnum):
    """What holds words and can be hidden separately."""

    LISTING = "listing"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    LOCATION = "location"
    ADDRESS = "address"
    PAGE = "page"
    TERM = "term"


type Part = tuple[str, int]
"""Kind and primary key."""
