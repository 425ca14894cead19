#!/usr/bin/env python
"""Run Django's commands with ``site/`` on the import path (it is a source root, not a package)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    from django.core.management import execute_from_command_line

    from config.settings_choice import choose_settings_for_a_command

    choose_settings_for_a_command(sys.argv)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
