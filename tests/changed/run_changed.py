"""The tests of what changed since the last commit, in 20 seconds: ``make test-changed``.

Nearest first (``nearest.py``), until the time is over. Browser tests, and tests that first build the
demo site, only run if they changed themselves. What did not run is listed at the end.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.changed.nearest import BROWSER, CONTRIBUTING, Sources, in_turns, is_test

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 16
"""Of processor time, so that the same tests run on a busy machine. No test starts later, so the last one ends
in time."""
PROJECT_RULES = Path("tests/test_project_rules.py")


def git(*arguments: str) -> list[Path]:
    output = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in output.splitlines()]


def changed_files() -> list[Path]:
    """Compared with the last commit, including new files."""
    new = git("ls-files", "--others", "--exclude-standard")
    return list(dict.fromkeys([*git("diff", "--name-only", "HEAD"), *new]))


def sources() -> Sources:
    files = git(
        "ls-files", "--cached", "--others", "--exclude-standard", "*.py", "*.html", "*.txt", "site/docs/*.md"
    )
    there = (path for path in dict.fromkeys([*files, CONTRIBUTING]) if (ROOT / path).is_file())
    return Sources(
        {path: (ROOT / path).read_text(encoding="utf-8") for path in there if "migrations" not in path.parts}
    )


def nearest_to(changed: list[Path], sources: Sources) -> list[Path]:
    """The nearest tests of each file in turn, and the rules for every file where those say most."""
    tests = in_turns([sources.nearest_tests(path) for path in changed])
    rules = [PROJECT_RULES] if not tests or any(path.suffix != ".py" for path in changed) else []
    return list(dict.fromkeys([*rules, *tests]))


class WithinTime:
    """A pytest plugin that leaves out slow tests, and says so."""

    def __init__(self, changed: list[Path], is_over: Callable[[], bool]) -> None:
        self.changed = changed
        self.is_over = is_over
        self.left_out: dict[str, dict[Path, None]] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        slow = [item for item in items if self._leave_out(item, slow_because(item))]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        return True if self._leave_out(item, "no time left" if self.is_over() else "") else None

    def _leave_out(self, item: pytest.Item, reason: str) -> bool:
        path = item.path.relative_to(ROOT)
        if reason and path not in self.changed:
            self.left_out.setdefault(reason, {})[path] = None
            return True
        return False

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for reason, paths in self.left_out.items():
            terminalreporter.write_line(f"Left out ({reason}). To run them:", yellow=True)
            terminalreporter.write_line(f'  make test-python ARGS="{" ".join(map(str, paths))}"')


def slow_because(item: pytest.Item) -> str:
    """Why a test takes long before it says anything; empty if it does not."""
    if item.path.is_relative_to(ROOT / BROWSER):
        return "in a browser"
    return "builds the demo site" if "demo" in getattr(item, "fixturenames", ()) else ""


def seconds_used() -> float:
    """By this process and those that it started."""
    return sum(os.times()[:4])


def main(arguments: list[str]) -> int:
    changed = changed_files()
    tests = nearest_to(changed, sources())
    plugin = WithinTime(list(filter(is_test, changed)), lambda: seconds_used() > SECONDS)
    found = pytest.main(["-q", *map(str, tests), *arguments], plugins=[plugin])
    return pytest.ExitCode.OK if found == pytest.ExitCode.NO_TESTS_COLLECTED and plugin.left_out else found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
