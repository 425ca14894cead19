"""Rules about the project itself that nobody should have to remember."""

import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]

# Older ones have published holes. A package that is not installed cannot be too old.
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

# Written with brackets, so that this file does not name them itself.
REGISTRIES = r"py[p]i\.org|python[h]osted\.org|registry\.np[m]js\.org|(deb|security)\.debi[a]n\.org"

REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        # Unpacked from an archive: look at everything but what tools make.
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
