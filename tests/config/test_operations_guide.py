"""The commands in the operators' guide exist, in an order that works."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from config.settings.variables import KNOWN

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "site/docs/operations.md").read_text(encoding="utf-8")
FIRST_TIME = GUIDE.split("## The first time")[1].split("\n## ")[0]
BLOCKS = [block.splitlines() for block in re.findall(r"```sh\n(.*?)```", FIRST_TIME, re.DOTALL)]
COMMANDS = sorted(set(re.findall(r"manage\.py ([a-z_]+)((?: --[a-z-]+)*)", GUIDE)))

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(("name", "options"), COMMANDS, ids=[name + options for name, options in COMMANDS])
def test_a_command_of_the_guide_exists_with_its_options(name: str, options: str) -> None:
    app = get_commands()[name]
    command = load_command_class(app, name) if isinstance(app, str) else app
    known = command.create_parser("manage.py", name)._option_string_actions
    assert set(options.split()) <= set(known)


def test_the_guide_sets_variables_before_they_are_needed() -> None:
    installing, preparing, running = BLOCKS
    assert installing[-1] == "cp .env.example .env"
    assert preparing[0] == "set -a; . ./.env; set +a"
    assert all(line.startswith(".venv/bin/python ") for line in [*installing[1:-1], *preparing[1:], *running])


def test_the_guide_migrates_before_loading_content_and_checks_last() -> None:
    names = re.findall(r"manage\.py (\w+)", "\n".join(BLOCKS[1]))
    assert names.index("upgrade") < names.index("begin_site") < names.index("createsuperuser")
    assert names[-1] == "check"


def test_the_files_in_the_installation_guide_exist() -> None:
    for name in re.findall(r"(?:-r|-c|cp) ([\w./-]+)|(manage\.py)", FIRST_TIME):
        assert (ROOT / "".join(name)).is_file(), name


def test_every_variable_in_the_guide_is_known() -> None:
    named = set(re.findall(r"`([A-Z_]{4,})=", GUIDE))
    assert named and named <= {*KNOWN, "DJANGO_SETTINGS_MODULE"}
