"""In which order a step is told: the standard one, or first what matters to a reader in a role.

Nothing is left out for anyone.
"""

from collections.abc import Iterator

from core.reader_roles import Role

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
"""The parts of a step, each with a template of that name."""

FIRST = {
    Role.PROFESSIONAL: ("who", "goal", "time", "actions"),
    Role.VOLUNTEER: ("who", "goal", "actions", "sub_steps", "work_forms", "tools", "pitfalls"),
    Role.RESIDENT: ("who", "goal", "proof", "actions", "sub_steps", "work_forms"),
}


def order_for(role: Role | None, *, has_tasks: bool) -> tuple[str, ...]:
    """Who has no task of their own in the step reads first what the step is for."""
    if role is None:
        return STANDARD
    first = FIRST[role] if has_tasks else tuple(_goal_first(FIRST[role]))
    return first + tuple(part for part in STANDARD if part not in first)


def _goal_first(parts: tuple[str, ...]) -> Iterator[str]:
    yield "goal"
    yield from (part for part in parts if part != "goal")
