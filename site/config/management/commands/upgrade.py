"""All that a release needs, in the order in which it needs it. The first start is an upgrade of nothing."""

from argparse import ArgumentParser
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError

from config.background.locks import only_one
from config.initial_content import has_begun


@dataclass(frozen=True)
class Step:
    """One command, and what it does in words."""

    command: str
    does: str
    options: dict[str, bool] = field(default_factory=dict)


FILES = (
    Step("compile_catalogues", "translations"),
    Step("collectstatic", "style sheets and scripts", {"interactive": False}),
)
DATABASE = (
    # First, because what follows may use the cache.
    Step("createcachetable", "the table of the cache, if CACHE_URL asks for one"),
    Step("migrate", "tables and columns", {"interactive": False}),
    Step("setup_roles", "groups and permissions"),
    Step("rebuild_search", "the search index"),
    Step("rebuild_references_index", "the index of where objects are used"),
)
STEPS = {"": FILES + DATABASE, "files": FILES, "database": DATABASE}


class Command(BaseCommand):
    help = "Do all that a new version, or the first start, needs. Safe on a running site, and repeatedly."
    # The first step makes what the checks may need.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--only",
            choices=["files", "database"],
            default="",
            help="files: what needs no database, while building an image; database: the rest",
        )

    def handle(self, *args: object, **options: Any) -> None:
        self.verbosity = options["verbosity"]
        steps = STEPS[options["only"]]
        if options["only"] == "files":
            self.run(steps)
            return
        with ExitStack() as held:
            self.wait_for_others(held)
            self.run(steps)
            begun = has_begun()
        self.say("Ready. Restart web, worker and timer." if begun else "Ready. Next: manage.py begin_site.")

    def wait_for_others(self, held: ExitStack) -> None:
        """Until no other upgrade runs, on this host or another."""
        try:
            if not held.enter_context(only_one("upgrade")):
                self.say("Another upgrade is running: waiting until it is done.")
                held.enter_context(only_one("upgrade", wait=True))
        except (DatabaseError, InterfaceError) as problem:
            raise CommandError(
                f"Nothing was done: the database of DATABASE_URL is unavailable ({in_one_line(problem)})."
            ) from problem

    def run(self, steps: tuple[Step, ...]) -> None:
        for number, step in enumerate(steps, 1):
            self.say(f"{number}/{len(steps)} {step.command}: {step.does}")
            try:
                call_command(step.command, verbosity=0, **step.options)
            except Exception as problem:
                raise CommandError(
                    f"Stopped at step {number} of {len(steps)}, {step.command} ({in_one_line(problem)})."
                    " What follows it was not done. Repair this, and run it again."
                ) from problem

    def say(self, line: str) -> None:
        if self.verbosity:
            self.stdout.write(line)
            self.stdout.flush()


def in_one_line(problem: Exception) -> str:
    """Its kind and its first line; a database puts what is in the rows in the lines after that."""
    first = str(problem).strip().partition("\n")[0].rstrip(".")
    return f"{type(problem).__name__}: {first}" if first else type(problem).__name__
