"""The hierarchy of steps. Plain Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class StepLink:
    """A step in a list. ``number`` is its label: 5 or 5a. ``tasks`` are those of ``reader``."""

    number: str
    title: str
    short_title: str
    url: str
    summary: str = ""
    reader: str = ""
    tasks: list[str] = field(default_factory=list)
    children: list[StepLink] = field(default_factory=list)


class StepNode(Protocol):
    """The attributes of a page that this module uses."""

    pk: int
    path: str
    number: int
    code: str


def parent_path(step: StepNode) -> str:
    """The tree path of the parent: a level has four characters."""
    return step.path[:-4]


def siblings_of[S: StepNode](step: S, steps: Sequence[S]) -> list[S]:
    """The steps with the same parent in order, including ``step`` itself, even if that is not public."""
    others = [other for other in steps if other.pk != step.pk and parent_path(other) == parent_path(step)]
    return sorted([*others, step], key=lambda other: (other.number, other.code))


def neighbours[S: StepNode](step: S, steps: Sequence[S]) -> tuple[S | None, S | None]:
    """The previous and next step among ``steps``."""
    row = siblings_of(step, steps)
    index = row.index(step)
    return (row[index - 1] if index else None), (row[index + 1] if index + 1 < len(row) else None)


def children_of[S: StepNode](step: S, steps: Sequence[S]) -> list[S]:
    """The sub-steps, in the order of ``steps``."""
    return [other for other in steps if parent_path(other) == step.path]


def main_steps[S: StepNode](steps: Sequence[S]) -> list[S]:
    """The steps that are no sub-steps."""
    return [step for step in steps if not step.code]


def total[S: StepNode](steps: Sequence[S], own_number: int = 0) -> int:
    """The number of steps: the highest number, so that a draft does not renumber the others."""
    return max([own_number, *(step.number for step in steps)])


def tree[S: StepNode](steps: Sequence[S], as_link: Callable[[S, list[StepLink]], StepLink]) -> list[StepLink]:
    """The main steps with their sub-steps. Sub-steps of a hidden step are left out."""
    return [
        as_link(step, [as_link(child, []) for child in children_of(step, steps)])
        for step in main_steps(steps)
    ]
