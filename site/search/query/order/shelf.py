"""What there is to read beside the places to go: the pages and terms of the index, and the words they use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from uuid import UUID

from django.db.models import Count

from search.index.kinds import EntryKind
from search.models import Entry, Posting, Vocabulary
from search.query.alternatives import NEARLY, Alternatives

SMOOTH = 0.5
"""A word that one kind never uses is not proof of the other."""


@dataclass(frozen=True)
class Shelf:
    """All pages and terms, whether they are public or not: ``visibility`` decides that."""

    entries: frozenset[int] = frozenset()
    standing: dict[int, int] = field(default_factory=dict)
    """In how many of them each word stands."""
    words: int = 0
    """Their words together, and those of all listings."""
    words_of_listings: int = 0

    def leaning(self, group: Alternatives, counts: dict[int, int], share: float) -> float:
        """Above 0: this word of the question is more of pages than of listings; below 0: the other way round.

        ``share``: the part of the listings in which it says what they are, and not where.
        """
        surest = max(group.quality.values(), default=0.0)
        words = [word for word, quality in group.quality.items() if quality >= surest * NEARLY]
        read = sum(self.standing.get(word, 0) for word in words)
        gone_to = share * sum(max(0, counts.get(word, 0) - self.standing.get(word, 0)) for word in words)
        return log((read + SMOOTH) / (self.words + 1)) - log(
            (gone_to + SMOOTH) / (self.words_of_listings + 1)
        )


@lru_cache(maxsize=2)
def shelf(token: UUID | None) -> Shelf:
    """Cached by index token, which changes with every entry."""
    to_read = Entry.objects.exclude(kind=EntryKind.LISTING)
    postings = Posting.objects.filter(entry__in=to_read).order_by()
    standing = dict(postings.values_list("word").annotate(Count("entry", distinct=True)))
    everything = sum(Vocabulary.objects.values_list("objects_count", flat=True))
    words = sum(standing.values())
    return Shelf(frozenset(to_read.values_list("pk", flat=True)), standing, words, max(0, everything - words))
