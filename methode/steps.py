"""Where a step stands among the others. Plain Python: from rows to what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class StepLink:
    """A step in a list. ``number`` is what people call it: 5 or 5a. ``tasks``: what ``reader`` does in it."""

    number: str
    title: str
    short_title: str
    url: str
    summary: str = ""
    reader: str = ""
    tasks: list[str] = field(default_factory=list)
    children: list[StepLink] = field(default_factory=list)


class Step(Protocol):
    """What this module needs to know of a page."""

    pk: int
    path: str
    number: int
    code: str


def parent_path(step: Step) -> str:
    """The place in the page tree one level up: a level is four signs."""
    return step.path[:-4]


def siblings_of[S: Step](step: S, steps: Sequence[S]) -> list[S]:
    """The steps below the same parent in order, ``step`` itself included, whether it may be seen or not."""
    others = [other for other in steps if other.pk != step.pk and parent_path(other) == parent_path(step)]
    return sorted([*others, step], key=lambda other: (other.number, other.code))


def neighbours[S: Step](step: S, steps: Sequence[S]) -> tuple[S | None, S | None]:
    """The step before and the step after, of those in ``steps``."""
    row = siblings_of(step, steps)
    index = row.index(step)
    return (row[index - 1] if index else None), (row[index + 1] if index + 1 < len(row) else None)


def children_of[S: Step](step: S, steps: Sequence[S]) -> list[S]:
    """The sub-steps, in the order of ``steps``."""
    return [other for other in steps if parent_path(other) == step.path]


def main_steps[S: Step](steps: Sequence[S]) -> list[S]:
    """The steps that are not part of another one."""
    return [step for step in steps if not step.code]


def total[S: Step](steps: Sequence[S], own_number: int = 0) -> int:
    """How many steps there are: the highest number, so that a step in preparation renumbers none."""
    return max([own_number, *(step.number for step in steps)])


def tree[S: Step](steps: Sequence[S], as_link: Callable[[S, list[StepLink]], StepLink]) -> list[StepLink]:
    """The main steps, each with its sub-steps. A sub-step whose step may not be seen is left out."""
    return [
        as_link(step, [as_link(child, []) for child in children_of(step, steps)])
        for step in main_steps(steps)
    ]
