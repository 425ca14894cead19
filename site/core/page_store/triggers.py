"""Triggers in the database that renew the content version with every write to what pages show.

A trigger sees what signals do not: ``update()``, ``bulk_create()``, the raw SQL of the page tree, a data
migration, and somebody who repairs a row by hand. It is part of the transaction that writes.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

from django.apps import apps
from django.conf import settings
from django.db import connection

from core.models import ContentVersion

NAME = "content_version"
DRAFT_COLUMNS = {
    "draft_title",
    "has_unpublished_changes",
    "last_login",
    "latest_revision_created_at",
    "latest_revision_id",
}
"""An autosave and a log-in write these only, and no page shows them."""

RENEW = "UPDATE core_contentversion SET token = lower(hex(randomblob(16))) WHERE id = 1;"

ON_POSTGRESQL = """
CREATE UNLOGGED TABLE IF NOT EXISTS core_content_transaction (id xid8 PRIMARY KEY);

CREATE OR REPLACE FUNCTION core_note_content_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO core_content_transaction VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION core_renew_content_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE core_contentversion SET token = gen_random_uuid() WHERE id = 1;
    DELETE FROM core_content_transaction WHERE id = NEW.id;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS renew ON core_content_transaction;
CREATE CONSTRAINT TRIGGER renew AFTER INSERT ON core_content_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION core_renew_content_version();
"""
"""The version is renewed when the transaction commits, so that a long import locks its row for a moment."""


def shown_tables() -> list[str]:
    """All but those of ``NOT_SHOWN_ON_PAGES``: a new model counts until somebody says otherwise."""
    left_out = set(settings.NOT_SHOWN_ON_PAGES)
    return sorted(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model is not ContentVersion
        and not {model._meta.app_label, model._meta.label} & left_out
    )


def install(**kwargs: object) -> None:
    """Create missing triggers and drop superfluous ones. After every ``migrate``, which may lose some."""
    there = set(connection.introspection.table_names())
    if ContentVersion._meta.db_table not in there:
        return
    tables = [table for table in shown_tables() if table in there]
    changed = _install_on_sqlite(tables) if connection.vendor == "sqlite" else _install_on_postgresql(tables)
    if changed or ContentVersion.now() is None:
        ContentVersion.renew()


def uninstall(*args: object) -> None:
    """Drop all triggers."""
    if connection.vendor == "sqlite":
        _install_on_sqlite([])
        return
    _install_on_postgresql([])
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE core_content_transaction")
        cursor.execute("DROP FUNCTION core_note_content_transaction, core_renew_content_version")


def _install_on_sqlite(tables: list[str]) -> bool:
    """One for each event. It names no columns, because SQLite then refuses to drop them."""
    wanted = {
        f"{NAME}_{table}_{event.lower()}": (
            f'CREATE TRIGGER "{NAME}_{table}_{event.lower()}" AFTER {event} ON "{table}" BEGIN {RENEW} END'
        )
        for table in tables
        for event in ("INSERT", "UPDATE", "DELETE")
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 16) = %s",
            [f"{NAME}_"],
        )
        there = dict(cursor.fetchall())
        for name in there.keys() - {name for name, text in wanted.items() if there.get(name) == text}:
            cursor.execute(f'DROP TRIGGER "{name}"')
        missing = [text for name, text in wanted.items() if there.get(name) != text]
        for text in missing:
            cursor.execute(text)
    return bool(missing)


def _install_on_postgresql(tables: list[str]) -> bool:
    """One trigger for each statement. Its comment is a digest, because PostgreSQL rewrites the text."""
    with connection.cursor() as cursor:
        cursor.execute(ON_POSTGRESQL)
        columns = _columns(cursor)
        wanted = {table: _on_postgresql(table, columns[table]) for table in tables}
        cursor.execute(
            "SELECT relname, obj_description(pg_trigger.oid, 'pg_trigger') FROM pg_trigger "
            "JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname = %s AND relnamespace = current_schema()::regnamespace",
            [NAME],
        )
        there = dict(cursor.fetchall())
        for table in there.keys() - wanted.keys():
            cursor.execute(f'DROP TRIGGER {NAME} ON "{table}"')
        missing = {table: text for table, text in wanted.items() if there.get(table) != _digest(text)}
        for table, text in missing.items():
            cursor.execute(f"{text}; COMMENT ON TRIGGER {NAME} ON \"{table}\" IS '{_digest(text)}'")
    return bool(missing)


def _columns(cursor: object) -> dict[str, list[str]]:
    """As they are in the database, because an older state of the models may be migrated to."""
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    )
    found = defaultdict(list)
    for table, column in cursor.fetchall():  # type: ignore[attr-defined]
        found[table].append(column)
    return found


def _on_postgresql(table: str, columns: list[str]) -> str:
    shown = ", ".join(f'"{column}"' for column in columns if column not in DRAFT_COLUMNS)
    update = f"UPDATE OF {shown}" if DRAFT_COLUMNS & set(columns) else "UPDATE"
    return (
        f'CREATE OR REPLACE TRIGGER {NAME} AFTER INSERT OR DELETE OR TRUNCATE OR {update} ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION core_note_content_transaction()"
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
