"""The list of checks. Each is a small function that yields phrases: what is wrong, and what to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from config.health import background, setup, system
from config.startup_checks import missing_migrations, useless_cache

Problems = dict[str, list[str]]
"""The phrases by name of the check; none if all is well."""


@dataclass(frozen=True)
class Check:
    """``for_ready``: /readyz looks at it too, so it must be quick."""

    name: str
    problems: Callable[[datetime], Iterable[str]]
    for_ready: bool = True
    needs_database: bool = True


CHECKS = (
    Check("database", system.no_database, needs_database=False),
    Check("migrations", lambda at: missing_migrations(), for_ready=False),
    Check("settings", setup.deployment_warnings, for_ready=False),
    Check("hosts", setup.unserved_sites, for_ready=False),
    Check("cache", lambda at: useless_cache(), needs_database=False),
    Check("storage", system.unwritable_storage, needs_database=False),
    Check("disk", system.full_disk, needs_database=False),
    Check("database clock", system.clocks_apart, for_ready=False),
    Check("backup", system.no_backup, for_ready=False, needs_database=False),
    Check("paper", system.no_paper, for_ready=False, needs_database=False),
    *(Check(name, problems) for name, problems in background.CHECKS.items()),
)
BACKGROUND = tuple(check for check in CHECKS if check.name in background.CHECKS)


def run(checks: Iterable[Check], at: datetime) -> Problems:
    """What needs a database is left out if there is none."""
    found: Problems = {}
    for check in checks:
        if not (check.needs_database and found.get("database")):
            found[check.name] = list(_phrases(check, at))
    return found


def _phrases(check: Check, at: datetime) -> Iterator[str]:
    try:
        for problem in check.problems(at):
            yield " ".join(problem.split())  # one line each
    except Exception as problem:
        yield f"could not be looked at ({type(problem).__name__})"
