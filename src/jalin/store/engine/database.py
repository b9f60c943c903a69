"""What a register asks of the database that holds it.

SQL is written once, with `?` for a value. Only what the engines do differently stands behind
this interface.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from jalin.model import AbortError

# Tells a register from any other database: "JALN".
REGISTER_MARK = 0x4A414C4E

Value = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a database is for, written into it so that no other is taken for it.

    `number` is the application id of an SQLite file, `words` the comment in a PostgreSQL schema.
    `name` is what people call it.
    """

    name: str
    number: int
    words: str


REGISTER = Purpose(name="register", number=REGISTER_MARK, words="register of Jalin")


class ColumnKind(StrEnum):
    """The kinds of values that a column holds. Dates and words of a vocabulary are text."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"


class Content(StrEnum):
    """What a database holds when it is opened: nothing, what it is opened for, or anything else."""

    NOTHING = "nothing"
    REGISTER = "register"
    FOREIGN = "foreign"


class RegisterError(AbortError):
    """A register cannot be used. `address` is a path, or a URL without its password."""

    def __init__(self, address: Path | str, fault: str) -> None:
        self.address = str(address)
        self.fault = fault
        super().__init__(f"register {self.address!r}: {fault}")


class RegisterBusyError(RegisterError):
    """Others have been writing a register for longer than one waits; it can be used later."""


class Engine(StrEnum):
    """The engines that can hold a register."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Database(Protocol):
    """An open database.

    `words` completes the statements that create tables: `{text}`, `{integer}` and `{real}` are
    types, `{counted}` is a key that counts up and `{counted_once}` one that never uses a number
    twice, `{rows}` and `{keyed}` end a table without and with a key of its own, `{skipped_key}`
    keeps a note from being kept twice, and `{outlet_key}` is what of an outlet's name is indexed.
    In views `{collated}` makes a text sort by its characters and `{joined}` joins texts.
    `engine` is asked only where no statement can serve both: for the index of words.
    """

    address: str
    engine: Engine
    words: Mapping[str, str]

    def fetch(self, query: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows. Raises RegisterError."""
        ...

    def insert(
        self, table: str, columns: Mapping[str, ColumnKind], rows: Iterable[Sequence[Value]]
    ) -> None:
        """Insert many rows. Raises RegisterError."""
        ...

    def is_any(self, column: str, kind: ColumnKind) -> str:
        """Write the condition that a column is one of many values, packed into one."""
        ...

    def pack(self, values: Iterable[Value]) -> str:
        """Pack many values into the one that `is_any` asks for."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside whole or not at all, one writer of documents after another.

        May stand inside another transaction: then only its own part is undone if it fails.
        """
        ...

    def deriving(self) -> AbstractContextManager[None]:
        """Be a transaction that sees one state of the register, one deriver after another."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """See one state of the register inside, whatever others write. Nothing may be written."""
        ...

    def inspect(self) -> Content:
        """Tell what the database holds. Nothing is written."""
        ...

    def share(self) -> None:
        """Let others read while one writes; only of what may be written."""
        ...

    def mark(self) -> None:
        """Write into an empty database what it is for, inside the caller's transaction."""
        ...

    def stamp(self) -> str:
        """Give a text that is another whenever something was committed since it was last asked.

        It means something only beside another stamp of the same open database.
        """
        ...

    def settle(self, tables: Iterable[str]) -> None:
        """Take note that these tables have grown or shrunk by much."""
        ...

    def keep_in_memory(self, mebibytes: int) -> None:
        """Keep no more than so much of what was read for the next question."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
