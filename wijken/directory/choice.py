"""What somebody narrows the social map down by, once it has been read from the address. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from wijken.directory.asked_days import DayPart, Days, parts_of
from wijken.directory.recurrence import Occurrence


@dataclass(frozen=True, slots=True)
class Choice:
    """Numbers are keys of rows, words are values of fields. None or empty: no matter which.

    What happens at a listing (``days``, ``part``, ``cost``, ``registration``) must hold for one and the same
    activity: a free evening is not a free morning and a paid evening.
    """

    neighbourhood: int | None = None
    theme: int | None = None
    audience: int | None = None
    language: int | None = None
    kind: str = ""
    access: tuple[int, ...] = ()
    days: Days | None = None
    part: DayPart | None = None
    cost: str = ""
    registration: str = ""

    def fits(self, one: Occurrence) -> bool:
        """Whether this time is in the part of the day that was asked for."""
        return self.part is None or self.part in parts_of(one)


def without(choice: Choice, part: str) -> Choice:
    """The same choice, but for one part no matter which."""
    nothing: dict[str, Any] = {part: getattr(Choice(), part)}
    return replace(choice, **nothing)
