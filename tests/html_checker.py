"""The Nu HTML checker (npm package vnu-jar)."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

JAR = Path(__file__).resolve().parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def problems_in(pages: dict[str, str]) -> list[str]:
    """Errors and warnings of all pages as ``name:line: message``; starts Java once for all of them.

    ``pages`` maps a name for the failure message (a URL) to the HTML.
    """
    if not JAR.exists() or not shutil.which("java"):
        pytest.skip("no HTML checker: it needs Java, and npm to fetch it")
    with TemporaryDirectory() as folder:
        files = {Path(folder) / f"{number}.html": name for number, name in enumerate(pages)}
        for file, name in files.items():
            file.write_text(pages[name], encoding="utf-8")
        run = subprocess.run(
            [
                "java",
                "-jar",
                str(JAR),
                "--format",
                "json",
                "--stdout",
                "--exit-zero-always",
                *map(str, files),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    return [
        f"{files[Path(found['url'].removeprefix('file:'))]}:{found.get('lastLine', '')}: {found['message']}"
        for found in json.loads(run.stdout)["messages"]
    ]
