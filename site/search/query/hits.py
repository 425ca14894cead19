"""What a search returns, and what it finds on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from search.index.kinds import EntryKind
from search.query.candidates import EntryRow
from search.query.places import Place
from search.query.question import UnderstoodQuestion
from search.query.visibility import VisibleParts


@dataclass(frozen=True)
class Hit:
    """A result, and its activities that match the query."""

    kind: str
    object_id: int
    name: str
    score: float
    activities: tuple[int, ...] = ()


@dataclass(frozen=True)
class Results:
    """One page of results. ``total`` only counts visible results."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    more: bool = False
    """Whether there are more than ``total``."""
    did_you_mean: str = ""
    """The query with corrected typing errors; empty if there are none."""
    words: tuple[str, ...] = ()
    """The words that were searched for."""
    unsure: tuple[str, ...] = ()
    """Those of ``words`` that nothing in the index matches as typed."""
    place: Place = field(default_factory=Place)
    question: UnderstoodQuestion | None = None
    """How the question was understood."""
    reading_first: bool = False
    """Whether the question is about the method: pages come before places to go."""
    loose: bool = False
    """Whether exactly this is not there, and the results only look like it."""

    offset: int = 0
    """Where ``hits`` starts; past the end it is the start of the last page."""

    @property
    def remarks(self) -> list[str]:
        """What must be said about the results."""
        return [_("Precies dit is er niet. Dit lijkt erop.")] if self.loose and self.total else []


@dataclass
class Found:
    """An entry with its visible parts and their matching words."""

    row: EntryRow
    seen: VisibleParts
    weights: dict[int, float] = field(default_factory=dict)
    passages: dict[int, int] = field(default_factory=dict)
    """Where in a page each word stands (``Match.passages``)."""
    activities: list[int] = field(default_factory=list)

    @property
    def is_to_read(self) -> bool:
        return self.row.kind != EntryKind.LISTING
