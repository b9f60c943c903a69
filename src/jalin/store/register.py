"""The register: one SQLite file.

Invariants. Documents and readings are only added. A document that came under several names bears
the first of them by the alphabet. The derived tables are a function of the current readings. A
transaction is whole or not at all: a killed process leaves no half document.
"""

import contextlib
import dataclasses
import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from jalin.model import Document, Reading, Skipped
from jalin.store.codec import build_row, decode_reading, encode_reading, encode_value
from jalin.store.connection import connect, tell_faults
from jalin.store.rows import TABLE_BY_ROW, DealRow, Row

_Row = TypeVar("_Row", bound=Row)
_TRUTH_TABLES = ("documents", "readings", "skipped")
# The name under which a reading is kept that does not name its reader, as gold does not.
UNNAMED_READER = "unnamed"
_TRANSACTION = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_SAVEPOINT = ("SAVEPOINT inner_part", "RELEASE inner_part", "ROLLBACK TO inner_part")


class Register:
    """An open register. A context manager: leaving it closes the file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open a register's file, or make it. Raises RegisterError where it cannot be used."""
        return cls(path, connect(path, create=create))

    def close(self) -> None:
        """Close the file; its write-ahead log goes back into it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside whole or not at all; may stand inside another transaction."""
        inner = self._connection.in_transaction
        begin, commit, rollback = _SAVEPOINT if inner else _TRANSACTION
        with tell_faults(self.path):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute(commit)
            except BaseException:
                self._connection.execute(rollback)
                raise

    def has(self, document: Document, reader: str) -> bool:
        """Tell whether a document is kept with a reading by this reader."""
        query = "SELECT 1 FROM readings WHERE document_id = ? AND reader = ?"
        return bool(self._fetch(query, (document.id, reader)))

    def add(self, document: Document, reading: Reading) -> bool:
        """Keep a document and its reading; False where this reader's reading is kept already.

        A reading by another reader becomes the current one; the one before stays as history.
        """
        reader = reading.reader or UNNAMED_READER
        if self.has(document, reader):
            return False
        # The document may yet come under another name: its reading keeps only the id.
        kept = dataclasses.replace(reading, doc_id=document.id, document_id=document.id)
        columns = [field.name for field in dataclasses.fields(Document)]
        values = [encode_value(getattr(document, column)) for column in columns]
        read = (document.id, reader, encode_reading(kept))
        with self.transaction():
            self._insert("documents", ["id", *columns], [(document.id, *values)])
            self.add_name(document)
            self._insert("readings", ["document_id", "reader", "json"], [read])
        return True

    def add_name(self, document: Document) -> None:
        """Keep under which name, by whom and where a kept document came, if that sorts first."""
        names = (document.name, document.author, document.source)
        query = """
            UPDATE documents SET name = ?, author = ?, source = ? WHERE id = ?
            AND (?, ?, ?) < (name, ifnull(author, ''), ifnull(source, ''))
        """
        values = (*names, document.id, *(name or "" for name in names))
        with tell_faults(self.path):
            self._connection.execute(query, values)

    def add_skipped(self, skipped: Skipped) -> None:
        """Keep the note that a source gave no document, once."""
        row = (skipped.source, skipped.reason, skipped.detail)
        self._insert("skipped", ["source", "reason", "detail"], [row])

    def current(self) -> Iterator[tuple[Document, Reading]]:
        """Give every document with its current reading, in the order of document ids."""
        query = """
            SELECT documents.*, readings.json FROM documents JOIN readings ON sequence = (
                SELECT max(sequence) FROM readings WHERE document_id = documents.id
            ) ORDER BY documents.id
        """
        with tell_faults(self.path):
            for *columns, text in self._connection.execute(query):
                document = self._build_document(columns)
                yield document, dataclasses.replace(decode_reading(text), doc_id=document.name)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Give the documents of some ids."""
        query = "SELECT * FROM documents WHERE id = ?"
        found = (row for each in ids for row in self._fetch(query, (each,)))
        return {row[0]: self._build_document(row) for row in found}

    def is_derived(self, deriver: str) -> bool:
        """Tell whether the derived tables say what the current readings say, by this deriver."""
        query = """
            SELECT sequence = (SELECT ifnull(max(sequence), 0) FROM readings) AND deriver = ?
            FROM derived_from
        """
        return bool(self._fetch(query, (deriver,))[0][0])

    def newest(self) -> int:
        """Give the number of the reading that was added last, 0 where there is none."""
        return int(self._fetch("SELECT ifnull(max(sequence), 0) FROM readings")[0][0])

    def replace_derived(self, rows: Iterable[Row], deriver: str, *, newest: int) -> None:
        """Write the derived tables anew, from the readings up to a number.

        Rows of each table come in their final order. They come derived: while the file is locked
        nothing should be worked out.
        """
        with self.transaction():
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in reversed(TABLE_BY_ROW.values()):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 (own table names)
            for kind, group in itertools.groupby(rows, type):
                columns = [field.name for field in dataclasses.fields(kind)]
                values = (
                    tuple(encode_value(getattr(it, each)) for each in columns) for it in group
                )
                self._insert(TABLE_BY_ROW[kind], columns, values)
            self._connection.execute(
                "UPDATE derived_from SET deriver = ?, sequence = ?", (deriver, newest)
            )

    def find(self, kind: type[_Row], **columns: str | int) -> tuple[_Row, ...]:
        """Find the rows of a derived table whose columns have the given values, in table order."""
        names = [field.name for field in dataclasses.fields(kind)]
        query = f"SELECT {', '.join(names)} FROM {TABLE_BY_ROW[kind]}"  # noqa: S608 (own names)
        if columns:
            query += " WHERE " + " AND ".join(f"{name} = ?" for name in columns)
        found = self._fetch(query, tuple(columns.values()))
        return tuple(build_row(kind, dict(zip(names, row, strict=True))) for row in found)

    def find_deals(self, prefix: str) -> tuple[DealRow, ...]:
        """Find the deals whose id starts with a prefix."""
        found = self._fetch(
            "SELECT id FROM deals WHERE substr(id, 1, ?) = ?", (len(prefix), prefix)
        )
        return tuple(deal for (identity,) in found for deal in self.find(DealRow, id=identity))

    def dump(self, *, derived_only: bool = False) -> Iterator[str]:
        """Write every row as a line of JSON, sorted by table: equal registers, equal dumps.

        The order in which readings were added is left out.
        """
        tables = [] if derived_only else list(_TRUTH_TABLES)
        for table in (*tables, *TABLE_BY_ROW.values()):
            columns = "document_id, reader, json" if table == "readings" else "*"
            rows = self._fetch(f"SELECT {columns} FROM {table}")  # noqa: S608 (own table names)
            yield from sorted(json.dumps([table, *row], ensure_ascii=False) for row in rows)

    def _build_document(self, row: Sequence[Any]) -> Document:
        columns = [field.name for field in dataclasses.fields(Document)]
        return build_row(Document, dict(zip(columns, row[1:], strict=True)))

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows; what stands already in a truth table stays as it is."""
        clash = " ON CONFLICT DO NOTHING" if table in _TRUTH_TABLES else ""
        marks = ", ".join("?" * len(columns))
        names = ", ".join(columns)
        with tell_faults(self.path):
            query = f"INSERT INTO {table} ({names}) VALUES ({marks}){clash}"  # noqa: S608 (own names)
            self._connection.executemany(query, rows)

    def _fetch(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with tell_faults(self.path):
            return self._connection.execute(query, values).fetchall()
