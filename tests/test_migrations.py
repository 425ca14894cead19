"""Migrations must not break the previous version, which still serves during a deployment."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations import AddField, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter

ROOT = Path(__file__).resolve().parents[1]


def _our_labels() -> list[str]:
    return [
        app.label
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(ROOT) and "site-packages" not in app.path
    ]


def _created_in(migration: Migration) -> set[str]:
    return {operation.name_lower for operation in migration.operations if isinstance(operation, CreateModel)}


# Not in a transaction, where SQLite cannot report the SQL of a migration.
@pytest.mark.django_db(transaction=True)
def test_no_migration_breaks_the_version_that_still_runs(capsys: pytest.CaptureFixture[str]) -> None:
    linter = MigrationLinter(
        path=str(ROOT),
        include_apps=_our_labels(),
        no_cache=True,
        # These only make columns longer for telephone numbers, which the previous version can read.
        ignore_name_contains="phone_numbers_as_written",
        # Nothing uses tables that are created in the same release.
        ignore_initial_migrations=True,
        # SQLite recreates a changed table with its existing NOT NULL columns; PostgreSQL reports correctly.
        exclude_migration_tests=["NOT_NULL"] if connection.vendor == "sqlite" else [],
    )
    linter.lint_all_migrations()

    assert linter.nb_total, "no migration was looked at"
    assert not linter.has_errors, capsys.readouterr().out


@pytest.mark.django_db
def test_a_new_required_column_has_a_default_that_the_old_version_need_not_know() -> None:
    loader = MigrationLoader(None)
    added = [
        (f"{app}.{name}", operation)
        for (app, name), migration in loader.disk_migrations.items()
        if app in _our_labels() and not migration.initial
        for operation in migration.operations
        if isinstance(operation, AddField) and operation.model_name_lower not in _created_in(migration)
    ]

    assert added, "no added column was looked at"
    assert [
        f"{migration}: {operation.name}"
        for migration, operation in added
        if not (operation.field.null or operation.field.many_to_many or operation.field.has_db_default())
    ] == []
