"""The schema, its migrations, and the derived tables that come from the row classes."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from jalin.store import row_store, schema
from jalin.store.engine.database import REGISTER_MARK, Database
from jalin.store.engine.opening import open_database
from jalin.store.register import Register
from jalin.store.rows import DealRow
from jalin.store.schema import MIGRATIONS, Migration, migrate, prepare
from jalin.store.tables import TABLES, Table, digest_tables
from register_factory import deal, doc, reading
from store_factory import deal_row

# A register as schema 3 made it, with one document, two deals and one skipped source.
OLD = Path(__file__).with_name("register_3.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A row of a table that a later Jalin might have."""

    deal_id: str
    share: float | None
    final: bool


NEW_TABLE = Table(row=ShareRow, name="shares", indexes=(("deal_id",),))


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """Open an empty database."""
    opened = open_database(address, create=True)
    yield opened
    opened.close()


@pytest.fixture
def old(path: Path) -> Path:
    """Make a register of schema 3."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {REGISTER_MARK}")
    return path


def declare(monkeypatch: pytest.MonkeyPatch, *tables: Table) -> None:
    """Let the code declare these tables, and no views of others."""
    monkeypatch.setattr(schema, "TABLES", tables)
    monkeypatch.setattr(schema, "VIEWS", ())
    monkeypatch.setattr(row_store, "TABLE_BY_ROW", {table.row: table for table in tables})


def list_versions(database: Database) -> list[int]:
    """List the migrations that are recorded."""
    return [row[0] for row in database.fetch("SELECT version FROM schema_version ORDER BY 1")]


def test_every_migration_is_recorded_once(database: Database) -> None:
    """Preparing, and preparing again as another process might, leaves one record each."""
    prepare(database, create=True)
    prepare(database, create=True)
    assert list_versions(database) == [migration.version for migration in MIGRATIONS]


def test_versions_count_from_one() -> None:
    """The version of a migration is its place: what was found says which are left."""
    assert [it.version for it in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_migration_that_fails_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that breaks half-way is undone, and the steps before it stay."""

    def fail(database: Database) -> None:
        database.fetch("CREATE TABLE half (id TEXT)")
        raise ZeroDivisionError

    broken = Migration(version=2, name="broken", apply=fail)
    monkeypatch.setattr(schema, "MIGRATIONS", (MIGRATIONS[0], broken))
    with pytest.raises(ZeroDivisionError):
        migrate(database)
    assert list_versions(database) == [1]
    database.fetch("CREATE TABLE half (id TEXT)")


def test_many_may_make_one_register_at_once(address: str) -> None:
    """Whoever comes first makes it; all find it whole and use it."""

    def add(text: str) -> bool:
        with Register.open(address) as register:
            return register.add(doc(text), reading(doc(text)))

    with ThreadPoolExecutor(max_workers=6) as pool:
        assert all(pool.map(add, "abcdef"))
    with Register.open(address, create=False) as register:
        assert len(list(register.current())) == len(register.pending()) == 6


def test_a_register_of_the_schema_before_opens(old: Path) -> None:
    """Its truth stays as it was; all that is derived is to be derived again."""
    with Register.open(old, create=False) as register:
        ((document, told),) = register.current()
        assert (document.text[:9], len(told.deals)) == ("PT Pindad", 2)
        assert [row.document_id for row in register.pending()] == [document.id]
        assert register.find(DealRow) == ()
        tables = [line.split('"')[1] for line in register.dump()]
        assert tables == ["documents", "readings", "skipped"]
    with Register.open(old) as register:
        assert len(register.pending()) == 1


def test_a_new_row_class_makes_the_derived_tables_anew(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With other declarations all documents are behind, once, and truth is as it was."""
    with Register.open(address) as register:
        register.add(doc(), reading(doc(), deal()))
        register.replace_derived(
            [deal_row("a")], "one", cleared=[row.sequence for row in register.pending()]
        )
        assert register.is_derived("one")
        truth = [line for line in register.dump() if '"told_deals",' not in line]
    declare(monkeypatch, *TABLES[1:], NEW_TABLE)
    rows = [
        ShareRow(deal_id="a", share=None, final=False),
        ShareRow(deal_id="a", share=0.125, final=True),
    ]
    for _ in range(2):
        with Register.open(address) as register:
            assert [row.document_id for row in register.pending()] == [doc().id]
            assert not register.is_derived_by("one")
            register.insert(rows)
            assert register.find(ShareRow, deal_id="a", share=0.125) == (rows[1],)
            register.delete_any(ShareRow, "final", [True, False])
    monkeypatch.undo()
    with Register.open(address) as register:
        assert list(register.dump()) == truth


@pytest.mark.parametrize(
    "changed",
    [
        Table(row=ShareRow, name="portions", indexes=(("deal_id",),)),
        Table(row=ShareRow, name="shares"),
        Table(row=DealRow, name="shares", indexes=(("deal_id",),)),
    ],
)
def test_every_change_of_a_declaration_shows(changed: Table) -> None:
    """Another name, index or class of rows has another digest."""
    assert digest_tables([changed]) != digest_tables([NEW_TABLE])


def test_every_table_has_a_name_of_its_own() -> None:
    """No two row classes share a table, and every index names columns."""
    assert len({table.name for table in TABLES}) == len(TABLES) == len({it.row for it in TABLES})
    for table in TABLES:
        names = {column.name for column in table.columns}
        assert {name for index in table.indexes for name in index} <= names
