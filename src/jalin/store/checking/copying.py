"""A copy of an SQLite file as of one moment, made while others write to it.

The copy is made in one step of SQLite's own backup. It reads one state of the write-ahead log, as
any reader does: writers neither wait for it nor make it begin again, as they would a copy in many
steps. `VACUUM INTO` would see one state too, but writes every table anew, which takes several times
as long, and would pass over a damaged page that no table uses where the check below tells of it.
"""

import contextlib
import sqlite3
from pathlib import Path

from jalin.store.engine.database import Content, Database, Purpose, RegisterError
from jalin.store.engine.opening import open_database
from jalin.store.schema import NewerSchemaError

# A file that others leave in no time is closed; one that is in use is not waited for.
_SHORT_S = 1.0


def copy_file(source: Path, out: Path, *, purpose: Purpose, newest: int) -> None:
    """Copy a register's file, or that of accounts, into an empty file, and check the copy.

    It is copied as it is, of whatever schema up to `newest`. Raises RegisterError.
    """
    database = open_database(source, create=False, purpose=purpose)
    try:
        _check_content(database, purpose, newest)
        with contextlib.closing(sqlite3.connect(source)) as reader:
            _copy(reader, source, out)
    finally:
        database.close()


def check_file(path: Path, *, purpose: Purpose) -> None:
    """See that a file is of this purpose, or empty, and may be replaced. Raises RegisterError."""
    database = open_database(path, create=False, purpose=purpose)
    try:
        if database.inspect() is Content.FOREIGN:
            raise RegisterError(path, f"is no {purpose.name} and is not replaced; name another")
    finally:
        database.close()


def settle_file(path: Path) -> None:
    """See that nobody has a file open that is to be replaced.

    What stands in its log goes back into it: a log that stayed would be taken for that of the file
    that comes in its place. Raises RegisterError.
    """
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_SHORT_S)) as opened:
            opened.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as err:
        fault = f"is in use and is not replaced ({err}); end what uses it"
        raise RegisterError(path, fault) from err


def _check_content(database: Database, purpose: Purpose, newest: int) -> None:
    if database.inspect() is not Content.REGISTER:
        raise RegisterError(database.address, f"is no {purpose.name}; nothing is copied")
    ((version,),) = database.fetch("SELECT coalesce(max(version), 0) FROM schema_version")
    if version > newest:
        raise NewerSchemaError(database.address, version, newest)


def _copy(reader: sqlite3.Connection, source: Path, out: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(out)) as copy:
            reader.backup(copy)
            told = [str(row[0]) for row in copy.execute("PRAGMA quick_check(1)")]
    except sqlite3.Error as err:
        raise RegisterError(source, f"cannot be copied to {str(out)!r} ({err})") from err
    if told != ["ok"]:
        fault = f"is damaged, and so is the copy, which is not kept ({told[0]}); ask `jalin doctor`"
        raise RegisterError(source, fault)
