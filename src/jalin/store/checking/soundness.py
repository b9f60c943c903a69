"""Whether a database is sound before anything in it is believed: its pages, tables and columns."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jalin.store.engine.address import is_postgres
from jalin.store.engine.database import REGISTER_MARK, Database, Engine, RegisterError
from jalin.store.tables import TABLES, write_creation
from jalin.store.views.views import VIEWS

# How an SQLite file begins, and where in it the application id stands.
_FORMAT = b"SQLite format 3\0"
_MARK_AT, _HEAD_BYTES = 68, 72
# More faults of one file nobody reads.
_MOST = 100
# What is made by migrations: the truth, the notes, and by which one row each index is told.
KEPT = (
    *("documents", "readings", "skipped", "judgements", "heard", "watched_feeds", "watched_pages"),
    *("schema_version", "pending"),
)
SINGLE = ("derived_from", "word_index", "vector_index")
_WORDS = ("words", "worded_documents", "word_index")
_VECTORS = ("vectors", "vector_index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What should be in a database and is not, or is there with other columns.

    `kept` cannot be made anew; `derived`, `words` and `vectors` can.
    """

    kept: tuple[str, ...]
    derived: tuple[str, ...]
    words: tuple[str, ...]
    vectors: tuple[str, ...]


def tells_damage(address: Path | str, error: RegisterError) -> bool:
    """Tell whether an error says that a register is damaged: not that it is none, or in use."""
    cause = error.__cause__
    is_broken = isinstance(cause, sqlite3.DatabaseError)
    return is_broken and not isinstance(cause, sqlite3.OperationalError) and _bears_mark(address)


def find_damage(database: Database, *, deep: bool) -> tuple[str, ...]:
    """Say what the engine finds wrong with its own file; empty where nothing is.

    A deep look compares every index with its table too. PostgreSQL checks its pages as it reads
    them and keeps its own promises between tables.
    """
    if database.engine is Engine.POSTGRESQL:
        return ()
    look = "integrity_check" if deep else "quick_check"
    try:
        told = [str(row[0]) for row in database.fetch(f"PRAGMA {look}({_MOST})")]
        broken = database.fetch("PRAGMA foreign_key_check")
    except RegisterError as err:
        return (err.fault,)
    pages = () if told == ["ok"] else tuple(told)
    return (*pages, *(f"{row[0]}: row {row[1]} points at no {row[2]}" for row in broken[:_MOST]))


def find_missing(database: Database) -> Missing:
    """Find the tables, indexes and views that should be there and are not."""
    there, columns = _list_names(database), _list_columns(database)
    titles = () if database.engine is Engine.POSTGRESQL else ("title_words",)
    derived = [view.name for view in VIEWS if view.name not in there]
    for table in TABLES:
        wanted = {column.name for column in table.columns}
        if columns.get(table.name) != wanted:
            derived.append(table.name)
            continue
        _, *indexes = write_creation(table, database.words)
        derived += [name for name in (it.split()[2] for it in indexes) if name not in there]
    return Missing(
        kept=_leave_out(KEPT, there),
        derived=(*derived, *_leave_out(("derived_from",), there)),
        words=(*_leave_out((*_WORDS, *titles), there), *_find_shut(database, titles, there)),
        vectors=_leave_out(_VECTORS, there),
    )


def find_not_single(database: Database) -> tuple[str, ...]:
    """Find the tables of one row that have none or several."""
    there = _list_names(database)
    return tuple(
        name
        for name in SINGLE
        if name in there and database.fetch(f"SELECT count(*) FROM {name}")[0][0] != 1  # noqa: S608 (own names)
    )


def find_schema(database: Database) -> int:
    """Give the number of the schema that a register has."""
    query = "SELECT coalesce(max(version), 0) FROM schema_version"
    return int(database.fetch(query)[0][0])


def _find_shut(database: Database, titles: Iterable[str], there: frozenset[str]) -> Iterator[str]:
    """Find the tables of words that are there and cannot be opened."""
    for name in ("words", *titles):
        if name in there:
            try:
                database.fetch(f"SELECT 1 FROM {name} LIMIT 0")  # noqa: S608 (own names)
            except RegisterError:
                yield name


def _leave_out(names: Iterable[str], there: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in there)


def _list_names(database: Database) -> frozenset[str]:
    query = "SELECT name FROM sqlite_schema"
    if database.engine is Engine.POSTGRESQL:
        query = """
            SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname = current_schema()
        """
    return frozenset(str(row[0]) for row in database.fetch(query))


def _list_columns(database: Database) -> dict[str, set[str]]:
    query = """
        SELECT tables.name, columns.name FROM sqlite_schema AS tables
        JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.sql NOT LIKE 'CREATE VIRTUAL%'
    """
    if database.engine is Engine.POSTGRESQL:
        query = """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = current_schema()
        """
    found: dict[str, set[str]] = {}
    for table, column in database.fetch(query):
        found.setdefault(str(table), set()).add(str(column))
    return found


def _bears_mark(address: Path | str) -> bool:
    """Tell whether a file calls itself a register in its first bytes, readable or not."""
    if is_postgres(address) or not Path(address).is_file():
        return False
    with Path(address).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return head.startswith(_FORMAT) and head[_MARK_AT:] == REGISTER_MARK.to_bytes(4, "big")
