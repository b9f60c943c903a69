"""The schema, as migrations: each a small function, run in one transaction with its own record.

Truth (documents, readings, skipped) is only ever added to. Everything else is derived from it and
may be dropped and written anew.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from jalin.store.tables import DEALS, SAYINGS, TRUTH

# Tells a register from any other SQLite file: "JALN" in the header's application id.
APPLICATION_ID = 0x4A414C4E


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema. `apply` runs inside a transaction that the caller holds."""

    version: int
    name: str
    apply: Callable[[sqlite3.Connection], None]


def create_truth(connection: sqlite3.Connection) -> None:
    """Create what is kept for ever.

    Of the readings of a document the one with the highest `sequence`, added last, is current.
    """
    _run(connection, TRUTH)


def create_derived(connection: sqlite3.Connection) -> None:
    """Create what is derived from the current readings."""
    _run(connection, DEALS)


def create_said(connection: sqlite3.Connection) -> None:
    """Create what documents say beside their deals: people, relations, statements, promises."""
    _run(connection, SAYINGS)


MIGRATIONS = (
    Migration(version=1, name="truth", apply=create_truth),
    Migration(version=2, name="derived deals", apply=create_derived),
    Migration(version=3, name="derived sayings", apply=create_said),
)
NEWEST_VERSION = MIGRATIONS[-1].version


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Bring a register from the version found to the newest, each step whole or not at all.

    Another process may do the same at this moment: what it has done is not done again.
    """
    for migration in MIGRATIONS[found:]:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _is_done(connection, migration):
                _do(connection, migration)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _is_done(connection: sqlite3.Connection, migration: Migration) -> bool:
    if not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
        return False
    query = "SELECT 1 FROM schema_version WHERE version = ?"
    return connection.execute(query, (migration.version,)).fetchone() is not None


def _do(connection: sqlite3.Connection, migration: Migration) -> None:
    if migration.version == 1:
        _mark_as_register(connection)
    migration.apply(connection)
    record = (migration.version, migration.name)
    connection.execute("INSERT INTO schema_version VALUES (?, ?)", record)


def _mark_as_register(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
    )


def _run(connection: sqlite3.Connection, statements: str) -> None:
    """Run statements one by one: `executescript` would commit the caller's transaction."""
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)
