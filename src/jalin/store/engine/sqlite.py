"""A register in one SQLite file."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jalin.store.engine.database import (
    REGISTER,
    ColumnKind,
    Content,
    Engine,
    Purpose,
    RegisterError,
    Value,
)

# Runs write one register by turns: to keep a batch or to derive from it takes far less than this.
_BUSY_TIMEOUT_S = 60.0
_BUSY_PAUSE_S = 0.02
# What a batch touches in a large register fits in; with less, pages are written and read twice.
_CACHE_KIB = 2**16
_TRANSACTION = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_READING = ("BEGIN DEFERRED", "COMMIT", "ROLLBACK")
_SAVEPOINT = ("SAVEPOINT inner_part", "RELEASE inner_part", "ROLLBACK TO inner_part")
_WORDS = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "collated": "",
    "joined": "group_concat",
    "counted": "INTEGER PRIMARY KEY",
    "counted_once": "INTEGER PRIMARY KEY AUTOINCREMENT",
    "rows": "STRICT",
    "keyed": "STRICT, WITHOUT ROWID",
    "outlet_key": "outlet",
    "skipped_key": "PRIMARY KEY (source, reason, detail)",
}


class SqliteDatabase:
    """An open SQLite file, as `Database` asks."""

    engine = Engine.SQLITE
    words: Mapping[str, str] = _WORDS

    def __init__(
        self, address: str, connection: sqlite3.Connection, purpose: Purpose = REGISTER
    ) -> None:
        self.address = address
        self._connection = connection
        self._purpose = purpose

    def fetch(self, query: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        with _tell_faults(self.address):
            return self._connection.execute(query, values).fetchall()

    def insert(
        self, table: str, columns: Mapping[str, ColumnKind], rows: Iterable[Sequence[Value]]
    ) -> None:
        """Insert many rows."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        query = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (own names)
        with self.transaction():
            self._connection.executemany(query, rows)

    def is_any(self, column: str, kind: ColumnKind) -> str:  # noqa: ARG002 (others need it)
        """Write the condition that a column is one of many values, packed into one."""
        return f"{column} IN (SELECT value FROM json_each(?))"  # noqa: S608 (own names)

    def pack(self, values: Iterable[Value]) -> str:
        """Pack many values into one JSON array."""
        return json.dumps(list(values))

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """Make everything inside whole or not at all; SQLite lets one writer in at a time."""
        inner = self._connection.in_transaction
        return self._whole(*(_SAVEPOINT if inner else _TRANSACTION))

    def deriving(self) -> contextlib.AbstractContextManager[None]:
        """Be a transaction: it has the file for itself."""
        return self.transaction()

    def reading(self) -> contextlib.AbstractContextManager[None]:
        """See one state of the file inside; it begins with the first question."""
        inner = self._connection.in_transaction
        return self._whole(*(_SAVEPOINT if inner else _READING))

    @contextlib.contextmanager
    def _whole(self, begin: str, commit: str, rollback: str) -> Iterator[None]:
        with _tell_faults(self.address):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute(commit)
            except BaseException:
                # SQLite itself has ended the transaction where the disk is full or broken.
                if self._connection.in_transaction:
                    self._connection.execute(rollback)
                raise

    def inspect(self) -> Content:
        """Tell what the file holds by the application id in its header."""
        ((tables,),) = self.fetch("SELECT count(*) FROM sqlite_schema")
        ((application,),) = self.fetch("PRAGMA application_id")
        if application == self._purpose.number:
            return Content.REGISTER
        return Content.FOREIGN if tables or application else Content.NOTHING

    def mark(self) -> None:
        """Write the application id."""
        self.fetch(f"PRAGMA application_id = {self._purpose.number}")

    def stamp(self) -> str:
        """Join what SQLite counts of the commits of others and of one's own changes."""
        ((version,),) = self.fetch("PRAGMA data_version")
        return f"{version}.{self._connection.total_changes}"

    def settle(self, tables: Iterable[str]) -> None:
        """Do nothing: without statistics SQLite looks up by index where there is one."""

    def close(self) -> None:
        """Close the file; its write-ahead log goes back into it."""
        self._connection.close()


def open_sqlite(path: Path, *, create: bool, purpose: Purpose = REGISTER) -> SqliteDatabase:
    """Open an SQLite file. Nothing is written to one that is for something else.

    Raises RegisterError.
    """
    if not create and not path.is_file():
        raise RegisterError(path, "there is none yet; make one with `jalin add PATH`")
    if path.exists() and not path.is_file():
        raise RegisterError(path, "is not a file")
    with _tell_faults(str(path)):
        # A register may be handed from one thread to another; only one uses it at a time.
        connection = sqlite3.connect(
            path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        try:
            database = SqliteDatabase(str(path), connection, purpose)
            if database.inspect() is not Content.FOREIGN:
                _use_write_ahead_log(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        except BaseException:
            connection.close()
            raise
    return database


@contextlib.contextmanager
def _tell_faults(address: str) -> Iterator[None]:
    """Turn what SQLite says of a file (locked, read-only, full, broken) into a RegisterError.

    Broken rules of the schema are bugs and pass as they are.
    """
    try:
        yield
    except sqlite3.OperationalError as err:
        raise RegisterError(address, f"cannot be opened or written ({err})") from err
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as err:
        raise RegisterError(address, f"is not a register or is damaged ({err})") from err


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on. SQLite does not wait here if others open the same new file."""
    end = time.monotonic() + _BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as err:
            if err.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_BUSY_PAUSE_S)
        else:
            return
