"""How long a confirmation remains valid. Plain Python: the editors' settings are an argument.

Times matter more than descriptions: whoever finds a door closed has lost an afternoon. So listings with fixed
times get the shorter of two periods: that of their kind and that of times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Periods:
    """Days between two checks. These defaults can be changed by editors."""

    organisation: int = 365  # names and addresses change slowly, and asking takes people's time
    facility: int = 365  # buildings and their addresses change slowly too
    initiative: int = 180  # run by volunteers: people, place and time change with the season
    times: int = 180

    def of(self, kind: str, with_times: bool) -> int:
        """The period of a listing of this kind, with or without fixed times."""
        period = self._by_kind().get(kind, self.initiative)
        return min(period, self.times) if with_times else period

    def all(self) -> Iterator[tuple[str, bool, int]]:
        """Every kind, with and without fixed times, and its period."""
        for kind in self._by_kind():
            for with_times in (False, True):
                yield kind, with_times, self.of(kind, with_times)

    def _by_kind(self) -> dict[str, int]:
        return {
            "organisatie": self.organisation,
            "voorziening": self.facility,
            "initiatief": self.initiative,
        }
