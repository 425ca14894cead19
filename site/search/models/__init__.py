from search.models.foreign_word import ForeignWord
from search.models.index import (
    Entry,
    IndexedObject,
    IndexState,
    Posting,
    Synonym,
    Vocabulary,
    renew_token,
)
from search.models.missing_offer import Missed, MissedQuerySet
from search.models.search_count import SearchCount

__all__ = [
    "Entry",
    "ForeignWord",
    "IndexState",
    "IndexedObject",
    "Missed",
    "MissedQuerySet",
    "Posting",
    "SearchCount",
    "Synonym",
    "Vocabulary",
    "renew_token",
]
