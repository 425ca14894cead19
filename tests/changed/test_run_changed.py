"""``make test-changed``, run on a few tests."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.changed.run_changed import PROJECT_RULES, ROOT, WithinTime, nearest_to, sources

A, B, BROWSER = (Path(f"tests/{name}.py") for name in ("test_a", "test_b", "browser/test_map"))


class Item:
    """A collected test, as far as it matters here."""

    def __init__(self, path: Path, *fixtures: str) -> None:
        self.path = ROOT / path
        self.fixturenames = fixtures


class Reporter:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def write_line(self, line: str, **_style: bool) -> None:
        self.lines.append(line)


def summary(plugin: WithinTime) -> list[str]:
    reporter = Reporter()
    plugin.pytest_terminal_summary(cast(pytest.TerminalReporter, reporter))
    return reporter.lines


def left_after_collecting(plugin: WithinTime, *items: Item) -> list[Item]:
    left = list(items)
    config: Any = SimpleNamespace(hook=SimpleNamespace(pytest_deselected=lambda items: None))
    plugin.pytest_collection_modifyitems(config, cast(list[pytest.Item], left))
    return left


def test_slow_tests_are_left_out_and_named() -> None:
    plugin = WithinTime([], lambda: False)
    quick = Item(A, "db")
    assert left_after_collecting(plugin, Item(B, "demo"), quick, Item(BROWSER)) == [quick]
    assert summary(plugin) == [
        "Left out (builds the demo site). To run them:",
        '  make test-python ARGS="tests/test_b.py"',
        "Left out (in a browser). To run them:",
        '  make test-python ARGS="tests/browser/test_map.py"',
    ]


def test_a_slow_test_that_changed_itself_is_run() -> None:
    mine = Item(BROWSER)
    assert left_after_collecting(WithinTime([BROWSER], lambda: False), mine) == [mine]


def test_no_test_starts_after_the_time_is_over() -> None:
    plugin = WithinTime([], iter([False, True]).__next__)
    first, second = (plugin.pytest_runtest_protocol(cast(pytest.Item, Item(path))) for path in (A, B))
    assert (first, second) == (None, True)
    assert summary(plugin)[1] == '  make test-python ARGS="tests/test_b.py"'


def test_the_filters_are_the_first_tests_of_the_index_and_of_themselves() -> None:
    """The real repository: the example of the README."""
    known = sources()
    for changed in ("wijken/social_map/filters.py", "wijken/directory/index/index.py"):
        assert nearest_to([Path(changed)], known)[0] == Path("tests/wijken/social_map/test_filters.py"), (
            changed
        )


def test_what_is_no_python_is_checked_by_the_rules_for_every_file() -> None:
    known = sources()
    assert nearest_to([Path("templates/pages/search.html")], known)[0] == PROJECT_RULES
    assert nearest_to([Path("README.md")], known)[0] == PROJECT_RULES
    assert nearest_to([], known) == [PROJECT_RULES]
