"""The order of a step's parts: the standard one, or first what matters to a role.

Every reader gets all parts.
"""

from collections.abc import Iterator

from core.reader_roles import ReaderRole

STANDARD = (
    "goal",
    "who",
    "time",
    "actions",
    "sub_steps",
    "body",
    "work_forms",
    "pitfalls",
    "results",
    "done_when",
    "tools",
    "proof",
)
"""The parts of a step; each is the name of a template."""

FIRST = {
    ReaderRole.PROFESSIONAL: ("who", "goal", "time", "actions"),
    ReaderRole.VOLUNTEER: ("who", "goal", "actions", "sub_steps", "work_forms", "tools", "pitfalls"),
    ReaderRole.RESIDENT: ("who", "goal", "proof", "actions", "sub_steps", "work_forms"),
}


def order_for(role: ReaderRole | None, *, has_tasks: bool) -> tuple[str, ...]:
    """A role without tasks in this step starts with its goal."""
    if role is None:
        return STANDARD
    first = FIRST[role] if has_tasks else tuple(_goal_first(FIRST[role]))
    return first + tuple(part for part in STANDARD if part not in first)


def _goal_first(parts: tuple[str, ...]) -> Iterator[str]:
    yield "goal"
    yield from (part for part in parts if part != "goal")
