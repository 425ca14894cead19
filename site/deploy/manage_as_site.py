#!/usr/bin/env python3
"""Run manage.py of this version as the installed site does: with its settings, and as its user.

    site/deploy/manage_as_site.py doctor

The settings are read as systemd reads them, so that a password means the same to every process: nothing in a
value is expanded or run.
"""

import os
import shlex
import sys
from pathlib import Path

RELEASE = Path(__file__).resolve().parents[2]
SETTINGS = Path("/etc/methode/env")
USER = "methode"


def read_settings(text: str) -> dict[str, str]:
    """The variables of an ``EnvironmentFile``, without the quotes around a value."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [line.partition("=") for line in lines if line and line[0] not in "#;"]
    return {name.strip(): " ".join(shlex.split(value)) for name, _sign, value in pairs}


def main(arguments: list[str]) -> None:
    command = [str(RELEASE / ".venv/bin/python"), "manage.py", *arguments]
    if os.geteuid() == 0 and not os.environ.get("AS_ROOT"):
        command = ["runuser", "-u", USER, "--", *command]
    os.chdir(RELEASE)
    os.execvpe(command[0], command, os.environ | read_settings(SETTINGS.read_text(encoding="utf-8")))  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
