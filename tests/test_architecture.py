"""Import rules and other conventions about the structure of the code."""

import ast
import os
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE_ROOTS = (ROOT / "site", ROOT)
LAZY_IMPORTS_AT_MOST = 10
MODULES_PER_FOLDER_AT_MOST = 20


def source_files() -> list[Path]:
    """The Python files of the site, without tests and migrations."""
    return python_files("site", "methode", "wijken")


def python_files(*folders: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if name.endswith(".py") and "/migrations/" not in name]
    return [path for path in paths if path.is_file()]


def module_name(path: Path) -> str:
    root = next(root for root in SOURCE_ROOTS if path.is_relative_to(root))
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in source_files()}


def test_every_package_imports_only_what_is_below_it() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--config",
            str(ROOT / "pyproject.toml"),
            "--no-cache",
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, SOURCE_ROOTS))},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_module_that_says_it_is_plain_python_is_kept_to_it(trees: dict[Path, ast.Module]) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    kept = tuple(module.removesuffix("**") for each in contracts for module in each.get("source_modules", ()))
    says_so = [
        module_name(path) for path, tree in trees.items() if "Plain Python" in (ast.get_docstring(tree) or "")
    ]
    assert len(says_so) > 30, "hardly any docstring was seen: this test looks wrong"
    assert [name for name in says_so if not any(is_in(name, module) for module in kept)] == []


def is_in(name: str, module: str) -> bool:
    """Whether ``name`` is this module, or in this package, whose name ends in a full stop."""
    return name.startswith(module) if module.endswith(".") else name == module


def imported_modules(path: Path, tree: ast.Module, known: set[str]) -> Iterator[str]:
    """Our own modules that this one imports at run time, including imports in functions."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    only_for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node in only_for_types:
            continue
        above = package[: len(package) - node.level + 1] if node.level else []
        base = ".".join([*above, *filter(None, [node.module])])
        for alias in node.names:
            name = f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base
            if name in known:
                yield name


def test_no_module_imports_itself_by_way_of_others(trees: dict[Path, ast.Module]) -> None:
    known = {module_name(path) for path in trees}
    imports = {
        module_name(path): set(imported_modules(path, tree, known)) - {module_name(path)}
        for path, tree in trees.items()
    }
    assert sum(map(len, imports.values())) > 1000, "hardly any import was seen: this test looks wrong"
    # Repeatedly remove modules without remaining imports; what is left is a cycle.
    left = dict(imports)
    while free := [name for name, targets in left.items() if not targets & left.keys() - {name}]:
        for name in free:
            del left[name]
    while free := [name for name in left if not any(name in targets for targets in left.values())]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def test_imports_are_at_the_top_of_the_file(trees: dict[Path, ast.Module]) -> None:
    """Except in ``AppConfig.ready``, as Django documents, and where a comment gives the reason."""
    lazy = []
    for path, tree in trees.items():
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef) or (
                path.name == "apps.py" and function.name == "ready"
            ):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    has_reason = "#" in lines[node.lineno - 1] or "#" in lines[node.lineno - 2]
                    lazy.append((f"{path.relative_to(ROOT)}:{node.lineno}", has_reason))
    assert [place for place, has_reason in lazy if not has_reason] == []
    assert len(lazy) <= LAZY_IMPORTS_AT_MOST, lazy


def test_a_model_is_imported_and_not_looked_up_by_its_name(trees: dict[Path, ast.Module]) -> None:
    """A name in a string is not checked, and hides a dependency."""
    looked_up = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("get_model", "get_by_natural_key")
        and any(isinstance(argument, ast.Constant | ast.JoinedStr) for argument in node.args)
    ]
    assert looked_up == []


def test_the_moment_of_a_request_is_read_in_one_place() -> None:
    """Only ``moment_of(request)`` has a default for code that runs outside a request."""
    readers = [path.relative_to(ROOT) for path in source_files() if '"at", None' in path.read_text("utf-8")]
    assert readers == [Path("site/core/http.py")]


def test_a_class_name_means_one_thing(trees: dict[Path, ast.Module]) -> None:
    defined = defaultdict(list)
    for path, tree in trees.items():
        for node in tree.body:
            if (
                isinstance(node, ast.ClassDef) and node.name != "Command"
            ):  # Django looks commands up by this name
                defined[node.name].append(str(path.relative_to(ROOT)))
    twice = {name: places for name, places in defined.items() if len(places) > 1}
    assert twice == {}


def test_no_folder_has_more_modules_than_somebody_can_take_in() -> None:
    files = [*source_files(), *python_files("tests")]
    folders = Counter(path.parent for path in files if path.name != "__init__.py")
    too_full = {
        str(folder.relative_to(ROOT)): count
        for folder, count in folders.items()
        if count > MODULES_PER_FOLDER_AT_MOST
    }
    assert too_full == {}
