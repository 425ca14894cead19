"""Within one pytest run, record which test executes which function, then try each mutant in a child process.

A mutant is killed if a test fails in the child and reports it. A child that dies otherwise, hangs, or could
not run the mutated code says nothing about the tests, and is counted separately.
"""

import os
import shutil
import signal
import sys
from collections import defaultdict
from pathlib import Path
from time import monotonic
from types import CodeType
from typing import NoReturn

import pytest
from django.db import connection

from tests.mutation.mutants import Mutant, put_in_place

TOOL = 4
"""A ``sys.monitoring`` tool id that nobody else uses."""
LONGEST = 240  # seconds per mutant
SURVIVED, KILLED, NOT_PLACED = 0, 10, 11
"""Exit statuses of a child."""
WORDS = {SURVIVED: "survived", KILLED: "killed", NOT_PLACED: "could not be put in place"}
UNREACHED = "no test gets there"
Place = tuple[str, str]


class Trying:
    """A pytest plugin that takes over running the tests."""

    def __init__(self, mutants: list[Mutant], jobs: int) -> None:
        self.mutants, self.jobs = mutants, jobs
        self.paths = {str(mutant.path) for mutant in mutants}
        self.reached_by: dict[Place, set[int]] = defaultdict(set)
        self.outcomes: dict[Mutant, str] = {}
        self.took: dict[int, float] = {}
        self.failure = ""
        self.now = -1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failure:
            self.failure = f"{report.nodeid} ({report.when}): {last_line(report)}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = session.items
        if connection.vendor != "sqlite":
            raise pytest.UsageError("Mutants are tried on SQLite: each has a copy of the database.")
        self.watch(items)
        if self.failure:
            raise pytest.UsageError(f"The tests must pass before a mutant is tried: {self.failure}")
        self.control(sorted(range(len(items)), key=self.took.__getitem__), items)
        running: dict[int, Mutant] = {}
        waiting = list(self.mutants)
        while waiting or running:
            while waiting and len(running) < self.jobs:
                mutant = waiting.pop(0)
                chosen = self.tests_of(mutant)
                if chosen:
                    running[self.child(mutant, [items[number] for number in chosen])] = mutant
                else:
                    self.note(mutant, UNREACHED)
            if running:
                process, status = os.waitpid(-1, 0)
                if process in running:
                    self.note(running.pop(process), *outcome_of(process, status))
        return True

    def note(self, mutant: Mutant, outcome: str, why: str = "") -> None:
        self.outcomes[mutant] = outcome
        say(f"{len(self.outcomes):4}/{len(self.mutants)} {outcome}: {mutant.name} {why}")

    def watch(self, items: list[pytest.Item]) -> None:
        """Run every test once, without mutations."""
        sys.monitoring.use_tool_id(TOOL, "mutation")
        sys.monitoring.register_callback(TOOL, sys.monitoring.events.PY_START, self.enter)
        sys.monitoring.set_events(TOOL, sys.monitoring.events.PY_START)
        for number, (item, following) in enumerate(in_a_row(items)):
            self.now, began = number, monotonic()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.took[number] = monotonic() - began
        sys.monitoring.set_events(TOOL, 0)
        sys.monitoring.free_tool_id(TOOL)

    def enter(self, code: CodeType, offset: int) -> object:
        if code.co_filename not in self.paths:
            return sys.monitoring.DISABLE
        self.reached_by[code.co_filename, code.co_qualname].add(self.now)
        return None

    def control(self, order: list[int], items: list[pytest.Item]) -> None:
        """Run a child without a mutant, with the tests in the order used for mutants."""
        process = self.child(None, [items[number] for number in order])
        outcome, why = outcome_of(process, os.waitpid(process, 0)[1])
        if outcome != WORDS[SURVIVED]:
            raise pytest.UsageError(f"Without a mutant a child must pass too: {outcome} {why}")

    def tests_of(self, mutant: Mutant) -> list[int]:
        """The tests that execute the mutated code, fastest first."""
        places = [(str(mutant.path), name) for name, _code in mutant.changed()]
        numbers = set[int]().union(*(self.reached_by.get(place, set()) for place in places))
        return sorted(numbers, key=self.took.__getitem__)

    def child(self, mutant: Mutant | None, items: list[pytest.Item]) -> int:
        sys.stdout.flush()
        process = os.fork()
        return process or self.be_the_child(mutant, items)

    def be_the_child(self, mutant: Mutant | None, items: list[pytest.Item]) -> NoReturn:
        try:
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            use_a_copy_of_the_database()
            if mutant and not put_in_place(mutant):
                os._exit(NOT_PLACED)
            signal.alarm(LONGEST if mutant else 0)
            for item, following in in_a_row(items):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failure:
                    reason_file(os.getpid()).write_text(self.failure, encoding="utf-8")
                    os._exit(KILLED)
            os._exit(SURVIVED)
        except BaseException as problem:  # nothing may escape from the child and continue as the parent
            reason_file(os.getpid()).write_text(repr(problem), encoding="utf-8")
        finally:
            os._exit(1)


def in_a_row(items: list[pytest.Item]) -> list[tuple[pytest.Item, pytest.Item]]:
    """Each with its successor; the last one tears down everything but the session."""
    return list(zip(items, [*items[1:], items[0].session], strict=True))  # type: ignore[list-item]


def last_line(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return (crash.message if crash else str(report.longrepr)).strip().split("\n")[0][:160]


def outcome_of(process: int, status: int) -> tuple[str, str]:
    code = os.waitstatus_to_exitcode(status)
    reason = reason_file(process)
    why = reason.read_text(encoding="utf-8") if reason.exists() else ""
    for file in (reason, database_file(process)):
        file.unlink(missing_ok=True)
    if code == -signal.SIGALRM:
        return "never ended", ""
    return WORDS.get(code, f"the child crashed ({code})"), why


def use_a_copy_of_the_database() -> None:
    copy = database_file(os.getpid())
    connection.close()
    shutil.copyfile(connection.settings_dict["NAME"], copy)
    connection.settings_dict["NAME"] = str(copy)


def database_file(process: int) -> Path:
    return Path(connection.settings_dict["NAME"]).with_name(f"{process}.sqlite3")


def reason_file(process: int) -> Path:
    return database_file(process).with_suffix(".txt")


def say(text: str) -> None:
    sys.__stdout__.write(f"{text}\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]
