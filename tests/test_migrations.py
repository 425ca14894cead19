"""A new version is rolled out while the old one still serves: its migrations must not break that one."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django_migration_linter import MigrationLinter

ROOT = Path(__file__).resolve().parents[1]


# Not wrapped in a transaction: inside one, SQLite cannot say what a migration would do.
@pytest.mark.django_db(transaction=True)
def test_no_migration_breaks_the_version_that_still_runs(capsys: pytest.CaptureFixture[str]) -> None:
    ours = [
        app.label
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(ROOT) and "site-packages" not in app.path
    ]
    linter = MigrationLinter(
        path=str(ROOT),
        include_apps=ours,
        no_cache=True,
        # Nothing runs yet on tables that the same release makes.
        ignore_initial_migrations=True,
        # SQLite makes a changed table anew, with the NOT NULL that its columns had before: PostgreSQL tells.
        exclude_migration_tests=["NOT_NULL"] if connection.vendor == "sqlite" else [],
    )
    linter.lint_all_migrations()

    assert linter.nb_total, "no migration was looked at"
    assert not linter.has_errors, capsys.readouterr().out
