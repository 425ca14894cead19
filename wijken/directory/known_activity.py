"""An activity as far as a list needs it, kept in the index. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wijken.directory.recurrence import Change, Rule
from wijken.directory.when_in_words import all_in_words


@dataclass(frozen=True, slots=True)
class KnownActivity:
    """What it costs and when it is; the same names as on ``Activity``."""

    pk: int
    cost: str
    registration: str
    rules: Sequence[Rule] = ()
    changes: Sequence[Change] = ()

    def when_words(self, at: datetime, language: str = "nl") -> list[str]:
        """The times in ordinary sentences."""
        return all_in_words(self.rules, language, at)
