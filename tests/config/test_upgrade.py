"""One command prepares the site for a version: it makes what is missing, stops clearly, waits its turn."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from config.management.commands import upgrade
from config.roles import EDITORS
from config.startup_checks import problems


@pytest.fixture
def static_root(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return settings.STATIC_ROOT


@pytest.mark.django_db
def test_after_an_upgrade_nothing_is_left_to_run_before_the_server_starts(static_root: Path) -> None:
    Group.objects.filter(name=EDITORS).delete()
    said = StringIO()

    call_command("upgrade", stdout=said)

    assert list(problems()) == []
    assert Group.objects.filter(name=EDITORS).exists()
    assert (static_root / "css").is_dir()
    named = [line.split()[1].rstrip(":") for line in said.getvalue().splitlines()[:-1]]
    assert named == [step.command for step in upgrade.STEPS[""]]
    assert said.getvalue().endswith("Ready. Next: manage.py begin_site.\n")


@pytest.mark.django_db
@pytest.mark.any_database
def test_a_step_that_fails_is_named_and_none_after_it_runs(static_root: Path) -> None:
    Group.objects.filter(name=EDITORS).delete()
    static_root.write_text("a file where a folder must come")

    with pytest.raises(CommandError) as stopped:
        call_command("upgrade", verbosity=0)

    (line,) = str(stopped.value).splitlines()
    assert line.startswith("Stopped at step 2 of 7, collectstatic (")
    assert line.endswith("Repair this, and run it again.")
    assert not Group.objects.filter(name=EDITORS).exists()


def test_an_image_is_built_without_a_database(static_root: Path) -> None:
    call_command("upgrade", only="files", verbosity=0)
    assert (static_root / "css").is_dir()


@pytest.mark.django_db
@pytest.mark.any_database
def test_a_message_of_the_database_shows_no_row() -> None:
    problem = ValueError('duplicate key violates "name"\nDETAIL: Key (name)=(Joke) already exists.')
    assert upgrade.in_one_line(problem) == 'ValueError: duplicate key violates "name"'
