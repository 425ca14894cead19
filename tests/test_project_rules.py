"""Conventions of the repository."""

import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import yaml
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]

# Older versions have known vulnerabilities. A package that is not installed cannot be too old.
SAFE_FROM = {
    "django": "6.1.3",
    "wagtail": "8.0.1",
    "djangorestframework": "3.18.2",
    "pillow": "12.3.0",
    "weasyprint": "70.0",
    "gunicorn": "23",
    "defusedxml": "0.7.1",
}

TOP_LEVEL = re.compile(
    r"manage\.py|site|methode|wijken|templates|static|tests|pyproject\.toml|README\.md|Makefile"
    r"|requirements.*\.txt|LICENSE.*|compose\.ya?ml|Dockerfile|publiccode\.yml"
    r"|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|package(-lock)?\.json|\..*"
)

# Written as character classes, so that this file does not match itself.
REGISTRIES = r"py[p]i\.org|python[h]osted\.org|registry\.np[m]js\.org|(deb|security)\.debi[a]n\.org"

LONGEST_LINE = 120
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted(ROOT.glob("site/docs/*.md")),
]
FOLDERS = r"site|methode|wijken|templates|static|tests"
PACKAGES = "|".join(
    sorted({"methode", "wijken"} | {path.parent.name for path in ROOT.glob("site/*/__init__.py")})
)
NAME_IN_FILE = re.compile(r"`(?P<name>[\w.]+)(?:\([^`()]*\))?`\s+in\s+`(?P<file>[\w./-]+\.(?:py|js|html))`")
OTHERS_WORDS = {"docker", "detach", "pg_dump", "Fc", "backup", "axes_reset", "UID"}
"""Of PostgreSQL, SQLite, Docker, django-axes and iCalendar."""
MAKE = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)

REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        # An unpacked archive: check everything except generated files.
        made = {".venv", "node_modules", "var", "__pycache__", ".git"}
        return [
            str(path.relative_to(ROOT))
            for path in ROOT.rglob("*")
            if path.is_file() and not made & set(path.relative_to(ROOT).parts)
        ]
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize(("package", "floor"), SAFE_FROM.items(), ids=SAFE_FROM)
def test_no_package_is_older_than_its_last_known_hole(package: str, floor: str) -> None:
    try:
        installed = version(package)
    except PackageNotFoundError:
        return
    assert Version(installed) >= Version(floor)


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists(), "Python's own module 'site' wins"


def test_the_top_level_holds_only_what_the_map_names() -> None:
    names = {name.split("/", 1)[0] for name in _tracked()}
    assert sorted(name for name in names if not TOP_LEVEL.fullmatch(name)) == []


def test_the_map_in_the_readme_names_every_package() -> None:
    """Two levels deep, without the folders that every Django app may have."""
    layout = (ROOT / "README.md").read_text().split("## Code layout")[1].split("```")[1]
    packages = {
        path.parent.relative_to(ROOT)
        for pattern in ("site/*/__init__.py", "*/*/__init__.py", "site/*/*/__init__.py")
        for path in ROOT.glob(pattern)
        if path.relative_to(ROOT).parts[0] in {"site", "methode", "wijken"}
        and path.parent.name not in {"migrations", "management", "templatetags"}
    }
    assert len(packages) > 50
    assert [str(path) for path in packages if not re.search(rf"\b{path.name}/", layout)] == []


def test_no_file_names_the_address_of_a_package_registry() -> None:
    pattern = re.compile(REGISTRIES.encode())
    assert [name for name in _tracked() if pattern.search((ROOT / name).read_bytes())] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {(ROOT / name).parent for name in _tracked() if re.match(r"tests/.*\.py$", name)}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_every_locked_package_has_an_exact_version_and_a_hash(file: Path) -> None:
    entries = [
        entry
        for entry in re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip())
        if not entry.startswith("#")
    ]
    assert entries
    assert [e for e in entries if not re.match(r"[a-z0-9.\-]+(\[[\w,\-]+\])?==\S+", e)] == []
    assert [e for e in entries if "--hash=sha256:" not in e] == []
    assert "://" not in file.read_text(encoding="utf-8")


def test_the_site_and_its_tests_lock_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    templates = [name for name in _tracked() if re.match(r"templates/.*\.(html|txt)$", name)]
    assert len(templates) > 200
    lines = [
        f"{name}:{number}"
        for name in templates
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]
    assert lines == []


def test_every_component_is_listed_with_its_arguments() -> None:
    folder = ROOT / "templates" / "components"
    listed = re.findall(r"^\| `(\w+)` \|", (folder / "README.md").read_text(), re.MULTILINE)
    assert len(listed) > 50
    assert sorted(listed) == sorted(path.stem for path in folder.glob("*.html"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_a_document_names_only_files_that_exist(document: Path) -> None:
    text = document.read_text()
    paths = re.findall(rf"`((?:{FOLDERS})/[\w./-]+)`", text)
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    gone = [path for path in paths if not (ROOT / path).exists()]
    names = re.findall(r"`([\w-]+\.(?:py|js|html|css))`", text)
    gone += [name for name in names if name not in {Path(file).name for file in _tracked()}]
    gone += [link for link in links if not (document.parent / link).exists()]
    assert gone == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_a_document_names_only_what_the_code_has(document: Path, words_of_the_code: set[str]) -> None:
    """Classes, functions, settings, commands: every word between backticks, outside blocks of code."""
    text = re.sub(r"```.*?```", "", document.read_text(), flags=re.DOTALL)
    named = {
        word for quoted in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"[A-Za-z_]\w*", quoted)
    }
    assert sorted(named - words_of_the_code - OTHERS_WORDS) == []


@pytest.fixture(scope="module")
def words_of_the_code() -> set[str]:
    """Also the words in names of files, and in what is neither Python nor a document."""
    words: set[str] = set()
    for name in _tracked():
        words |= set(re.findall(r"\w+", name))
        if not name.endswith((".md", ".po")):
            words |= set(re.findall(r"\w+", (ROOT / name).read_text(errors="ignore")))
    assert len(words) > 10_000
    return words


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_what_a_document_finds_in_a_file_is_there(document: Path) -> None:
    """As in "`published(at)` in `querysets.py`"."""
    missing = [
        said[0]
        for said in NAME_IN_FILE.finditer(document.read_text())
        if not any(
            re.search(rf"\b{said['name'].split('.')[-1]}\b", (ROOT / name).read_text())
            for name in _tracked()
            if f"/{name}".endswith(f"/{said['file']}")
        )
    ]
    assert missing == []


def test_the_documents_say_in_which_file_a_name_is() -> None:
    assert sum(len(NAME_IN_FILE.findall(document.read_text())) for document in DOCUMENTS) > 8


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_a_dotted_name_in_a_document_leads_somewhere(document: Path) -> None:
    """To a module or package, or to something in one; a model is named by its app."""
    dotted = re.findall(rf"`((?:{PACKAGES})(?:\.\w+)+)`", document.read_text())
    assert [name for name in dotted if not (_module(name) or _is_in(*name.rsplit(".", 1)))] == []


def _is_in(module: str, name: str) -> bool:
    paths = (_module(module), _module(f"{module}.models"))
    return any(path and re.search(rf"\b{name}\b", path.read_text()) for path in paths)


def _module(name: str) -> Path | None:
    stem = name.replace(".", "/")
    paths = (ROOT / root / f"{stem}{end}" for root in ("", "site") for end in (".py", "/__init__.py"))
    return next((path for path in paths if path.is_file()), None)


def test_the_documents_name_many_files() -> None:
    assert sum(len(re.findall(rf"`(?:{FOLDERS})/", document.read_text())) for document in DOCUMENTS) > 150


def test_a_document_names_only_commands_that_make_knows() -> None:
    known = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {word for document in DOCUMENTS for word in MAKE.findall(document.read_text())}
    assert len(named) > 8
    assert named - known == set()


def test_make_help_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text()
    commands = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert len(commands) > 12
    assert {line.split()[0] for line in told.splitlines()} == commands


def test_every_commit_is_checked_by_all_that_lint_checks() -> None:
    recipe = (ROOT / "Makefile").read_text().split("\nlint:")[1].split("\n\n")[0]
    commands = recipe.replace("$(MANAGE)", ".venv/bin/python manage.py").splitlines()[1:]
    entries = [
        hook["entry"]
        for repo in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
        for hook in repo["hooks"]
    ]
    assert len(commands) > 5
    missing = [
        command for command in commands if not any(words_of(command) <= words_of(entry) for entry in entries)
    ]
    assert missing == []


def words_of(command: str) -> set[str]:
    """The command without its arguments: a commit checks the changed files only."""
    return set(command.split()) - {".", "templates"}


def test_every_rule_of_a_stylesheet_is_closed() -> None:
    """A browser takes what follows an open block as part of it, and says nothing."""
    sheets = sorted((ROOT / "static").rglob("*.css"))
    comment_or_text = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", re.DOTALL)
    left = {sheet: comment_or_text.sub("", sheet.read_text()) for sheet in sheets}
    assert len(sheets) > 10
    assert [sheet.name for sheet, rules in left.items() if rules.count("{") != rules.count("}")] == []
