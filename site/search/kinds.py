"""What there is to find, and of which parts it is made."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What can be a result."""

    LISTING = "listing"
    PAGE = "page"
    TERM = "term"


class PartKind(StrEnum):
    """What holds words and may be hidden by itself."""

    LISTING = "listing"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    LOCATION = "location"
    ADDRESS = "address"
    PAGE = "page"
    TERM = "term"


type Part = tuple[str, int]
"""Kind and number."""
