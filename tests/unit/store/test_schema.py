"""The schema and its migrations."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from jalin.store import schema
from jalin.store.rows import TABLE_BY_ROW
from jalin.store.schema import MIGRATIONS, Migration, migrate


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Open an empty database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def list_versions(connection: sqlite3.Connection) -> list[int]:
    """List the migrations that are recorded."""
    return [row[0] for row in connection.execute("SELECT version FROM schema_version")]


def test_every_migration_is_recorded_once(connection: sqlite3.Connection) -> None:
    """Migrating, and migrating again as another process might, leaves one record each."""
    migrate(connection, 0)
    migrate(connection, 0)
    assert list_versions(connection) == [migration.version for migration in MIGRATIONS]


def test_versions_count_from_one() -> None:
    """The version of a migration is its place: what was found says which are left."""
    assert [it.version for it in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_migration_that_fails_leaves_nothing(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that breaks half-way is undone, and the steps before it stay."""

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (id)")
        raise ZeroDivisionError

    broken = Migration(version=2, name="broken", apply=fail)
    monkeypatch.setattr(schema, "MIGRATIONS", (MIGRATIONS[0], broken))
    with pytest.raises(ZeroDivisionError):
        migrate(connection, 0)
    assert list_versions(connection) == [1]
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone() is None


def test_every_row_has_its_table(connection: sqlite3.Connection) -> None:
    """The columns of every derived table are the fields of its row, in their order."""
    migrate(connection, 0)
    for row, table in TABLE_BY_ROW.items():
        found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        columns = [name for (name,) in found]
        assert columns == [field.name for field in dataclasses.fields(row)]
