"""A register in one SQLite file."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jalin.store.engine.asking import make_askable
from jalin.store.engine.database import (
    REGISTER,
    ColumnKind,
    Content,
    Engine,
    Purpose,
    RegisterBusyError,
    RegisterError,
    Value,
)

# Runs write one register by turns: to keep a batch or to derive from it takes far less than this.
_BUSY_TIMEOUT_S = 60.0
_BUSY_PAUSE_S = 0.02
# What a batch touches in a large register fits in; with less, pages are written and read twice.
_CACHE_MIB = 64
_READ_ONLY = "; allow writing to it and to its folder, or copy it"
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
        self._place = Path(address).absolute()
        self._file: tuple[int, int] | None = None

    def fetch(self, query: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        with _tell_faults(self.address):
            try:
                return self._connection.execute(query, values).fetchall()
            except UnicodeEncodeError:
                # Tried as it is first: next to no question is like this.
                return self._connection.execute(query, make_askable(query, values)).fetchall()

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
                if begin == _TRANSACTION[0]:
                    self._check_place()
            except BaseException:
                # SQLite itself has ended the transaction where the disk is full or broken.
                if self._connection.in_transaction:
                    self._connection.execute(rollback)
                raise

    def note_place(self) -> None:
        """Note which file is open, now that it is there."""
        self._file = _identify(self._place)

    def _check_place(self) -> None:
        """Check that what was written can be found again: the file is still where it was.

        A file that is deleted while it is open can be written, and is gone when it is closed.
        """
        if _identify(self._place) != self._file:
            fault = "was deleted or replaced while it was in use; what was written last is lost"
            raise RegisterError(self.address, fault)

    def inspect(self) -> Content:
        """Tell what the file holds by the application id in its header."""
        ((tables,),) = self.fetch("SELECT count(*) FROM sqlite_schema")
        ((application,),) = self.fetch("PRAGMA application_id")
        if application == self._purpose.number:
            return Content.REGISTER
        return Content.FOREIGN if tables or application else Content.NOTHING

    def share(self) -> None:
        """Turn the write-ahead log on, and let it stay on."""
        with _tell_faults(self.address):
            _use_write_ahead_log(self._connection)

    def mark(self) -> None:
        """Write the application id."""
        self.fetch(f"PRAGMA application_id = {self._purpose.number}")

    def stamp(self) -> str:
        """Join what SQLite counts of the commits of others and of one's own changes."""
        self._check_place()
        ((version,),) = self.fetch("PRAGMA data_version")
        return f"{version}.{self._connection.total_changes}"

    def settle(self, tables: Iterable[str]) -> None:
        """Do nothing: without statistics SQLite looks up by index where there is one."""

    def keep_in_memory(self, mebibytes: int) -> None:
        """Bound the pages that this connection keeps beside those of the system."""
        self.fetch(f"PRAGMA cache_size = -{mebibytes * 1024:d}")

    def close(self) -> None:
        """Close the file; its write-ahead log goes back into it."""
        self._connection.close()


def open_sqlite(path: Path, *, create: bool, purpose: Purpose = REGISTER) -> SqliteDatabase:
    """Open an SQLite file. Nothing is written to it. Raises RegisterError."""
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
            database.inspect()
            connection.execute("PRAGMA foreign_keys = ON")
            database.keep_in_memory(_CACHE_MIB)
            database.note_place()
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
        if err.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            fault = f"others have been writing it for too long ({err}); try again later"
            raise RegisterBusyError(address, fault) from err
        hint = _READ_ONLY if err.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY else ""
        raise RegisterError(address, f"cannot be opened or written ({err}){hint}") from err
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as err:
        raise RegisterError(address, f"is not a register or is damaged ({err})") from err


def _identify(path: Path) -> tuple[int, int] | None:
    """Give what tells a file from another that has come to its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
