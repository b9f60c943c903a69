"""Opening a register's file, and the words for everything that can be wrong with it."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from jalin.model import AbortError
from jalin.store.schema import APPLICATION_ID, NEWEST_VERSION, migrate

# Two runs may write one register by turns: nothing is read or worked out while one writes, and to
# write a batch or the derived tables takes far less than this.
_BUSY_TIMEOUT_S = 20.0
_BUSY_PAUSE_S = 0.02


class RegisterError(AbortError):
    """A register's file cannot be used."""

    def __init__(self, path: Path, fault: str) -> None:
        self.path = path
        self.fault = fault
        super().__init__(f"register {str(path)!r}: {fault}")


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open a register, bring its schema up to date, and make one where `create` allows.

    Nothing is written to a file that is not a register. Raises RegisterError.
    """
    if not create and not path.is_file():
        raise RegisterError(path, "there is none yet; make one with `jalin add PATH`")
    if path.exists() and not path.is_file():
        raise RegisterError(path, "is not a file")
    with tell_faults(path):
        connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        try:
            found = _find_version(path, connection)
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, found)
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def tell_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file (locked, read-only, full, broken) into a RegisterError.

    Broken rules of the schema are bugs and pass as they are.
    """
    try:
        yield
    except sqlite3.OperationalError as err:
        raise RegisterError(path, f"cannot be opened or written ({err})") from err
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as err:
        raise RegisterError(path, f"is not a register or is damaged ({err})") from err


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


def _find_version(path: Path, connection: sqlite3.Connection) -> int:
    """Find the schema version, 0 for a new file. Raises RegisterError for a foreign one."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and not application:
        return 0
    if application != APPLICATION_ID:
        raise RegisterError(path, "is another program's database; name another file")
    (version,) = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    if version > NEWEST_VERSION:
        fault = f"has schema {version}, this Jalin knows {NEWEST_VERSION}; use a newer Jalin"
        raise RegisterError(path, fault)
    return int(version)
