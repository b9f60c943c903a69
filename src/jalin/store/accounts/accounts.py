"""The accounts that a database keeps."""

import contextlib
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self, TypeVar

from jalin.store.accounts.places import AccountsPlace
from jalin.store.accounts.rows import AttemptRow, Outcome, SessionRow, TokenRow, UserRow
from jalin.store.accounts.schema import ACCOUNTS, prepare_accounts
from jalin.store.accounts.webhooks import Webhooks
from jalin.store.codec import build_record, encode_record, list_columns
from jalin.store.engine.database import Database, RegisterError, Value
from jalin.store.engine.opening import open_database

_Row = TypeVar("_Row")
_TABLES = {UserRow: "users", SessionRow: "sessions", TokenRow: "tokens", AttemptRow: "attempts"}
# `user` is a word of SQL.
_COLUMNS = {
    kind: tuple("user_key" if it.name == "user" else it.name for it in list_columns(kind))
    for kind in _TABLES
}
_ONLY_OWNER = 0o600
_OTHERS = 0o077


class Accounts(Webhooks):
    """Open accounts. A context manager: leaving it closes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, place: AccountsPlace) -> Self:
        """Open the accounts at a place, or make some there. Raises RegisterError.

        A file is for its owner alone, and so is what SQLite lays beside it; one that others could
        read, as a copy or a backup may be, is closed to them.
        """
        if isinstance(place, Path):
            _create_file(place)
            _close_file(place)
        database = open_database(place, create=True, purpose=ACCOUNTS)
        try:
            prepare_accounts(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def address(self) -> str:
        """Give the path, or the URL without its password."""
        return self._database.address

    def close(self) -> None:
        """Let go of the accounts."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside whole or not at all, one writer after another."""
        return self._database.transaction()

    def find_user(self, key: str) -> UserRow | None:
        """Find a person by the key of a name."""
        return next(iter(self._find_rows(UserRow, "key = ?", [key])), None)

    def users(self) -> tuple[UserRow, ...]:
        """Give every person, in the order of their keys."""
        return self._find_rows(UserRow, "1 = 1 ORDER BY key", [])

    def add_user(self, user: UserRow) -> bool:
        """Keep a new person; False where there is one of that key."""
        with self.transaction():
            if self.find_user(user.key) is not None:
                return False
            self._insert(user)
        return True

    def set_user(self, user: UserRow) -> None:
        """Keep a person as told now."""
        self._change(user, "key", user.key)

    def find_session(self, hash_: str) -> SessionRow | None:
        """Find a session by the hash of its secret, ended or not."""
        return next(iter(self._find_rows(SessionRow, "hash = ?", [hash_])), None)

    def sessions_of(self, key: str) -> tuple[SessionRow, ...]:
        """Give the sessions of a person that did not end, the latest first."""
        where = "user_key = ? AND ended IS NULL ORDER BY created DESC, hash"
        return self._find_rows(SessionRow, where, [key])

    def add_session(self, session: SessionRow) -> None:
        """Keep a new session."""
        self._insert(session)

    def see_session(self, hash_: str, at: str) -> None:
        """Note that a session was used."""
        self._database.fetch("UPDATE sessions SET seen = ? WHERE hash = ?", (at, hash_))

    def end_session(self, hash_: str, at: str) -> None:
        """End a session."""
        query = "UPDATE sessions SET ended = ? WHERE hash = ? AND ended IS NULL"
        self._database.fetch(query, (at, hash_))

    def end_sessions(self, key: str, at: str) -> None:
        """End all sessions of a person."""
        query = "UPDATE sessions SET ended = ? WHERE user_key = ? AND ended IS NULL"
        self._database.fetch(query, (at, key))

    def forget_sessions(self, before: str) -> None:
        """Drop the sessions that were last used before a time."""
        self._database.fetch("DELETE FROM sessions WHERE seen < ?", (before,))

    def find_token(self, hash_: str) -> TokenRow | None:
        """Find a token by its hash, revoked or not."""
        return next(iter(self._find_rows(TokenRow, "hash = ?", [hash_])), None)

    def tokens(self, key: str | None = None) -> tuple[TokenRow, ...]:
        """Give every token, or those of a person, the latest first."""
        where, values = ("1 = 1", []) if key is None else ("user_key = ?", [key])
        return self._find_rows(TokenRow, f"{where} ORDER BY created DESC, id", values)

    def add_token(self, token: TokenRow) -> None:
        """Keep a new token."""
        self._insert(token)

    def see_token(self, hash_: str, at: str) -> None:
        """Note that a token was used."""
        self._database.fetch("UPDATE tokens SET used = ? WHERE hash = ?", (at, hash_))

    def revoke_token(self, hash_: str, at: str) -> None:
        """Take a token back."""
        query = "UPDATE tokens SET revoked = ? WHERE hash = ? AND revoked IS NULL"
        self._database.fetch(query, (at, hash_))

    def add_attempt(self, attempt: AttemptRow) -> int:
        """Keep an attempt to sign in, and give its number."""
        names, marks = _list_names(AttemptRow)
        query = f"INSERT INTO attempts ({names}) VALUES ({marks}) RETURNING sequence"  # noqa: S608 (own names)
        return int(self._database.fetch(query, encode_record(attempt))[0][0])

    def settle_attempt(self, sequence: int, outcome: Outcome) -> None:
        """Keep how an attempt ended."""
        query = "UPDATE attempts SET outcome = ? WHERE sequence = ?"
        self._database.fetch(query, (outcome.value, sequence))

    def attempts_on(self, who: str, since: str) -> tuple[AttemptRow, ...]:
        """Give the attempts on a name since a time, in their order."""
        return self._find_rows(AttemptRow, "who = ? AND at >= ? ORDER BY sequence", [who, since])

    def tries_on(self, who: str, since: str) -> tuple[AttemptRow, ...]:
        """Give the attempts on a name that were looked at: anybody can have any number refused."""
        where = "who = ? AND at >= ? AND outcome <> ? ORDER BY sequence"
        return self._find_rows(AttemptRow, where, [who, since, Outcome.REFUSED.value])

    def has_entered_from(self, who: str, address: str, since: str) -> bool:
        """Tell whether somebody signed in under a name from an address since a time."""
        query = """
            SELECT 1 FROM attempts WHERE who = ? AND address = ? AND at >= ? AND outcome = ? LIMIT 1
        """
        return bool(self._database.fetch(query, (who, address, since, Outcome.FINE.value)))

    def count_attempts_from(self, address: str, since: str) -> int:
        """Count the attempts from an address since a time that were looked at."""
        query = "SELECT count(*) FROM attempts WHERE address = ? AND at >= ? AND outcome <> ?"
        values = (address, since, Outcome.REFUSED.value)
        return int(self._database.fetch(query, values)[0][0])

    def forget_attempts(self, before: str, who: str | None = None) -> None:
        """Drop the attempts before a time, of one name or of all."""
        query = "DELETE FROM attempts WHERE at < ?"
        if who is None:
            self._database.fetch(query, (before,))
        else:
            self._database.fetch(f"{query} AND who = ?", (before, who))

    def find_preference(self, name: str) -> str | None:
        """Find what was chosen."""
        found = self._database.fetch("SELECT value FROM preferences WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def set_preference(self, name: str, value: str) -> None:
        """Keep what was chosen."""
        query = """
            INSERT INTO preferences (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
        self._database.fetch(query, (name, value))

    def _find_rows(self, kind: type[_Row], where: str, values: Sequence[Value]) -> tuple[_Row, ...]:
        names, _ = _list_names(kind)
        query = f"SELECT {names} FROM {_TABLES[kind]} WHERE {where}"  # noqa: S608 (own names)
        return tuple(build_record(kind, row) for row in self._database.fetch(query, values))

    def _insert(self, row: object) -> None:
        names, marks = _list_names(type(row))
        query = f"INSERT INTO {_TABLES[type(row)]} ({names}) VALUES ({marks})"  # noqa: S608 (own names)
        self._database.fetch(query, encode_record(row))

    def _change(self, row: object, column: str, value: str) -> None:
        changes = ", ".join(f"{name} = ?" for name in _COLUMNS[type(row)])
        query = f"UPDATE {_TABLES[type(row)]} SET {changes} WHERE {column} = ?"  # noqa: S608 (own names)
        self._database.fetch(query, (*encode_record(row), value))


def _create_file(path: Path) -> None:
    """Make an empty file for its owner alone where there is none."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _ONLY_OWNER))
    except FileExistsError:
        return
    except OSError as err:
        raise RegisterError(path, f"cannot be made ({err.strerror})") from err


def _close_file(path: Path) -> None:
    """Take from a file what others than its owner may do with it, where that is ours to take."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        if mode & _OTHERS and path.is_file():
            path.chmod(mode & ~_OTHERS & 0o777)


def _list_names(kind: type) -> tuple[str, str]:
    return ", ".join(_COLUMNS[kind]), ", ".join("?" for _ in _COLUMNS[kind])
