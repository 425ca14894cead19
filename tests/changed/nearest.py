"""Which tests say most about a changed file, nearest first.

A test is near a file if it is named after it, guards its subsystem (as the subsystem's page in ``site/docs``
says), imports or names it, or is in the mirrored folder. A page model presents, so the tests of what it
presents with are near too. If there is none, whatever uses the file is asked in its place: a template leads
to its view or page model.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from pathlib import Path

TESTS = Path("tests")
BROWSER = TESTS / "browser"
TEMPLATES = Path("templates")
STATIC = Path("static")
CONTRIBUTING = Path("CONTRIBUTING.md")
IMPORT = re.compile(r"^[ \t]*from ([\w.]+) import (\([^)]*\)|.+)", re.MULTILINE)
STRING = re.compile(r"""(["'`])([\w./-]+)\1""")


class Sources:
    """The files of the repository, and how they use each other.

    ``texts``: the text of each Python file, template and document, by its path from the root.
    """

    def __init__(self, texts: Mapping[Path, str]) -> None:
        self.texts = texts
        self.modules = {module_name(path): path for path in texts if path.suffix == ".py"}
        self.imported = {path: list(dict.fromkeys(self._imports(path))) for path in self.modules.values()}
        self.users: dict[Path, dict[Path, None]] = defaultdict(dict)
        self.naming: dict[str, dict[Path, None]] = defaultdict(dict)
        for path, modules in self.imported.items():
            for module in modules:
                self.users[module][path] = None
        for path, text in texts.items():
            for _quote, name in STRING.findall(text):
                self.naming[name][path] = None
                self.naming[name.rpartition(".")[0]][path] = None  # something in a module

    def nearest_tests(self, changed: Path) -> list[Path]:
        """The tests of this file, or else of the files that use it, and so on."""
        if changed.is_relative_to(STATIC):
            return [each for each in self.texts if is_test(each) and each.is_relative_to(BROWSER)]
        seen, row = {changed}, [changed]
        while row:
            if found := in_turns([list(self._tests_of(path)) for path in row]):
                return found
            row = [user for path in row for user in self._users_of(path) if user not in seen]
            seen.update(row)
        return []

    def _tests_of(self, path: Path) -> Iterator[Path]:
        if is_test(path):
            yield path
            return
        folder = mirrored(path)
        if (own := folder / f"test_{path.stem}.py") in self.texts:
            yield own
        yield from self._guards(path)
        yield from self._small_first(self._users_of(path))
        if path.match("models/*_page.py"):
            presenters = [each for each in self.imported[path] if each.parts[0] == path.parts[0]]
            yield from in_turns(
                [list(self._tests_of(each)) for each in presenters if "models" not in each.parts]
            )
        elif folder != TESTS:
            yield from self._small_first(each for each in self.texts if each.parent == folder)

    def _small_first(self, files: Iterable[Path]) -> list[Path]:
        return sorted(filter(is_test, files), key=lambda test: (len(self.texts[test]), test))

    def _guards(self, path: Path) -> Iterator[Path]:
        """The tests that guard the subsystem, in the order of its page."""
        for row in self.texts.get(CONTRIBUTING, "").splitlines():
            page = re.match(r"\| \[.+?\]\((site/docs/\S+)\) \|", row)
            if page and any(str(path).startswith(name) for _quote, name in STRING.findall(row)):
                for line in self.texts[Path(page[1])].splitlines():
                    if line.startswith("| `tests/"):
                        yield Path(line.split("`")[1])

    def _users_of(self, path: Path) -> Iterator[Path]:
        """The files that import this module, or name this template, command or file."""
        named = (user for name in names_of(path) for user in self.naming.get(name, ()))
        pages = (each for each in self.texts if each.match(f"models/{path.stem}.py"))
        yield from (user for user in (*self.users.get(path, ()), *named) if user != path)
        if path.is_relative_to(TEMPLATES / "pages"):
            yield from pages

    def _imports(self, path: Path) -> Iterator[Path]:
        for source, names in IMPORT.findall(self.texts[path]):
            for name in re.findall(r"\w+", re.sub(r"#.*| as \w+", "", names)):
                if found := self._defined_in(absolute(source, path), name):
                    yield found

    def _defined_in(self, source: str, name: str) -> Path | None:
        """The module that defines ``name``, also where a package hands it on."""
        found = self.modules.get(f"{source}.{name}") or self.modules.get(source)
        if found is not None and found.name == "__init__.py":
            for inner, names in IMPORT.findall(self.texts[found]):
                if name in re.findall(r"\w+", names):
                    return self.modules.get(absolute(inner, found), found)
        return found


def in_turns(rows: Sequence[Sequence[Path]]) -> list[Path]:
    """The first of each row, then the second of each, without repetition."""
    return list(dict.fromkeys(path for path in chain(*zip_longest(*rows)) if path is not None))


def is_test(path: Path) -> bool:
    return path.is_relative_to(TESTS) and path.match("test_*.py")


def module_name(path: Path) -> str:
    """As it is imported."""
    return ".".join(source_parts(path.with_suffix(""))).removesuffix(".__init__")


def source_parts(path: Path) -> tuple[str, ...]:
    """The path below its source root, which ``site`` is."""
    return path.parts[path.parts[:1] == ("site",) :]


def absolute(source: str, path: Path) -> str:
    """The module that ``from source import`` means in this file."""
    package = module_name(path.parent / "__init__.py").split(".")
    name = source.lstrip(".")
    above = package[: len(package) + 1 - (len(source) - len(name))] if source != name else []
    return ".".join([*above, *filter(None, [name])])


def mirrored(path: Path) -> Path:
    """The folder of tests for the folder of this file."""
    return path.parent if path.is_relative_to(TESTS) else TESTS.joinpath(*source_parts(path.parent))


def names_of(path: Path) -> Iterator[str]:
    """How other files name this one in a string."""
    if path.is_relative_to(TEMPLATES):
        yield str(path.relative_to(TEMPLATES))
    else:
        yield path.name
    if path.match("management/commands/*.py") or path.is_relative_to(TEMPLATES / "email"):
        yield path.stem
    if path.suffix == ".py":
        yield module_name(path)
