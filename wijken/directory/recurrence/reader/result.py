"""What was read, and how certain that is."""

from __future__ import annotations

from dataclasses import dataclass

from wijken.directory.recurrence.rules import RecurrenceRule, ScheduleChange


@dataclass(frozen=True, slots=True)
class Reading:
    """``rules`` and ``changes`` may only be used if ``certain``; nothing in them is a guess.

    ``not_understood``: words as typed. ``questions``: Dutch sentences.
    """

    rules: tuple[RecurrenceRule, ...] = ()
    changes: tuple[ScheduleChange, ...] = ()
    not_understood: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return bool(self.rules) and not self.not_understood and not self.questions


class DoubtError(Exception):
    """Something can be meant in two ways, or cannot be stored. The message is a Dutch question."""
