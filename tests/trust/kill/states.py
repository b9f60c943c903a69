"""What a register holds, so that two can be compared: to the byte, index and vectors included."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jalin.pipeline.derive import name_deriver
from jalin.store.register import Register
from jalin.text.encoding.meaning import name_method
from jalin.text.words.stemming import METHOD

# What may be kept and never lost; the tables of the truth, with what tells one row from another.
_TRUTH = {
    "documents": "id, name, text, title, outlet, author, published, url, source, evidence",
    "readings": "document_id, reader, json",
    "skipped": "source, reason, detail",
    "judgements": "id, made, json",
    "heard": "outlet, day, source, documents",
}
_WATCHED = {"watched_feeds": "url, etag, failures, fault", "watched_pages": "url, feed, state"}

Rows = frozenset[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a register says. Two that are equal say the same to the byte."""

    lines: tuple[str, ...]
    words: Rows
    titles: Rows
    vectors: Rows
    watched: Rows


def look(path: Path) -> State:
    """Look at a finished register: it must be sound, derived and indexed throughout."""
    with Register.open(path, create=False) as register:
        assert register.is_derived(name_deriver())
        assert register.is_worded(METHOD)
        assert not register.has_vectors_by(name_method()) or not register.find_vectorless(1)
        lines = tuple(register.dump())
    with closing(sqlite3.connect(path)) as connection:
        check_sound(connection)
        for table in ("words", "title_words"):
            check = f"INSERT INTO {table} ({table}) VALUES ('integrity-check')"  # noqa: S608 (own names)
            connection.execute(check)
        state = State(
            lines=lines,
            words=_list_words(connection, "words"),
            titles=_list_words(connection, "title_words"),
            vectors=_fetch(connection, "SELECT document_id, day, vector FROM vectors"),
            watched=_fetch_all(connection, _WATCHED),
        )
        connection.rollback()
    return state


def check_sound(connection: sqlite3.Connection) -> None:
    """Check what SQLite itself can check."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def look_at_truth(path: Path, aside: Path) -> Rows:
    """Look at what a killed process left, in a copy: the file itself is for the next command.

    The copy has no shared memory of the write-ahead log, as after a crash of the machine.
    """
    if not path.exists():
        return frozenset()
    aside.mkdir(exist_ok=True)
    for each in aside.iterdir():
        each.unlink()
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            shutil.copy(file, aside / file.name)
    with closing(sqlite3.connect(aside / path.name)) as connection:
        check_sound(connection)
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if "evidence" not in _list_columns(connection):
            return frozenset()
        return _fetch_all(connection, {k: v for k, v in _TRUTH.items() if k in there})


def _list_columns(connection: sqlite3.Connection) -> set[str]:
    return {
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info('documents')")
    }


def _list_words(connection: sqlite3.Connection, table: str) -> Rows:
    """List every word of an index with its place, by the ids of documents."""
    query = f"CREATE VIRTUAL TABLE temp.{table}_told USING fts5vocab (main, {table}, instance)"
    connection.execute(query)
    query = f"""
        SELECT term, document_id, col, "offset" FROM temp.{table}_told
        LEFT JOIN worded_documents ON number = doc
    """  # noqa: S608 (own names)
    return _fetch(connection, query)


def _fetch_all(connection: sqlite3.Connection, columns: dict[str, str]) -> Rows:
    found: set[tuple[object, ...]] = set()
    for table, names in columns.items():
        rows = _fetch(connection, f"SELECT {names} FROM {table}")  # noqa: S608 (own names)
        found.update((table, *row) for row in rows)
    return frozenset(found)


def _fetch(connection: sqlite3.Connection, query: str) -> Rows:
    rows: Iterable[tuple[object, ...]] = connection.execute(query).fetchall()
    listed = list(rows)
    told = frozenset(listed)
    assert len(told) == len(listed), "something is there twice"
    return told
