"""The index of words: which documents tell them. No truth and in no dump: made anew at any time.

A document never changes, so that it is indexed once; what is left to do is told by the number of
the last reading that was looked at. Documents have numbers by the day of publication: a question
as of a day is one about the numbers up to it, and the latest documents are those with the highest.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalin.model import Document
from jalin.store.codec import build_record, list_columns
from jalin.store.engine.database import ColumnKind, Database, Engine
from jalin.store.word_index.postgresql import CREATION as TSVECTOR_TABLE
from jalin.store.word_index.postgresql import PostgresWords
from jalin.store.word_index.query import DAY_ROOM, WordQuery, WordRow, WordTables
from jalin.store.word_index.sqlite import CREATION as FTS5_TABLE
from jalin.store.word_index.sqlite import TITLES, SqliteWords

_FIELDS = ", ".join(f"documents.{column.name}" for column in list_columns(Document))
_CREATION = (
    """
    CREATE TABLE worded_documents (
        number {integer} PRIMARY KEY, document_id {text} NOT NULL UNIQUE
    ) {rows}
    """,
    "CREATE TABLE word_index (method {text} NOT NULL, reached {integer} NOT NULL) {rows}",
    "INSERT INTO word_index VALUES ('', 0)",
    # A register that is there already is taken for one that is behind.
    "UPDATE derived_from SET deriver = ''",
)
# More than any register has.
_NO_LIMIT = 2**53
_NUMBERED = {"number": ColumnKind.INTEGER, "document_id": ColumnKind.TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unworded:
    """A document that is not indexed, and the number of its reading."""

    sequence: int
    document_id: str
    document: Document


class WordIndex:
    """The index of words of a database."""

    _database: Database

    def is_worded(self, method: str) -> bool:
        """Tell whether every document is indexed by a method."""
        query = """
            SELECT 1 FROM word_index WHERE method = ?
            AND reached >= (SELECT coalesce(max(sequence), 0) FROM readings)
        """
        return bool(self._database.fetch(query, (method,)))

    def is_worded_by(self, method: str) -> bool:
        """Tell whether the index is made by a method, behind or not."""
        query = "SELECT 1 FROM word_index WHERE method = ?"
        return bool(self._database.fetch(query, (method,)))

    def clear_words(self, method: str) -> None:
        """Empty the index, to be made by a method."""
        with self._database.deriving():
            self._words.clear()
            self._database.fetch("DELETE FROM worded_documents")
            self._database.fetch("UPDATE word_index SET method = ?, reached = 0", (method,))

    def find_unworded(self, limit: int) -> tuple[Unworded, ...]:
        """Find the documents of the readings that were not looked at, the oldest first."""
        query = f"""
            SELECT {_FIELDS}, documents.id, readings.sequence
            FROM readings JOIN documents ON documents.id = readings.document_id
            WHERE readings.sequence > (SELECT reached FROM word_index)
            ORDER BY readings.sequence LIMIT {limit:d}
        """  # noqa: S608 (own names)
        return tuple(
            Unworded(
                sequence=row[-1],
                document_id=row[-2],
                document=build_record(Document, row[:-2]),
            )
            for row in self._database.fetch(query)
        )

    def list_worded(self, document_ids: Iterable[str]) -> frozenset[str]:
        """List those of some documents that are indexed."""
        where = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"SELECT document_id FROM worded_documents WHERE {where}"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(sorted(set(document_ids))),))
        return frozenset(str(row[0]) for row in found)

    def add_words(self, rows: Sequence[WordRow], reached: int) -> None:
        """Index documents that are not indexed, and note how far readings were looked at."""
        numbered = self._number(rows)
        self._database.insert(
            "worded_documents",
            _NUMBERED,
            [(number, row.document_id) for number, row in numbered],
        )
        self._words.add(numbered)
        self._database.fetch("UPDATE word_index SET reached = ?", (reached,))

    def find_numbers(
        self, query: WordQuery, until: dt.date | None, limit: int | None = None
    ) -> tuple[int, ...]:
        """Find the numbers of the documents that answer a question, the highest first.

        `until`: only those published by that day; `limit`: at most so many.
        """
        match, span = self._words.write(query), _find_span(until)
        return tuple(self._words.find(match, span, _NO_LIMIT if limit is None else limit))

    def name_numbers(self, numbers: Iterable[int]) -> dict[int, str]:
        """Name the documents of some numbers by their ids."""
        where = self._database.is_any("number", ColumnKind.INTEGER)
        query = f"SELECT number, document_id FROM worded_documents WHERE {where}"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(sorted(set(numbers))),))
        return {int(number): str(document_id) for number, document_id in found}

    def list_numbers(self, until: dt.date | None = None) -> dict[str, int]:
        """Give the number of every document that is indexed, or of those published by a day."""
        query = "SELECT document_id, number FROM worded_documents WHERE number >= ? AND number < ?"
        return {str(it[0]): int(it[1]) for it in self._database.fetch(query, _find_span(until))}

    def find_deals_worded(self, query: WordQuery, until: dt.date | None) -> frozenset[str]:
        """Find the deals that are told in the documents that answer a question."""
        return frozenset(self._words.find_deals(self._words.write(query), _find_span(until)))

    @property
    def _words(self) -> WordTables:
        if self._database.engine is Engine.POSTGRESQL:
            return PostgresWords(self._database)
        return SqliteWords(self._database)

    def _number(self, rows: Iterable[WordRow]) -> list[tuple[int, WordRow]]:
        """Give documents the next numbers of their days; in the order of numbers."""
        ordered = sorted(rows, key=lambda row: (row.day, row.document_id))
        last = self._words.find_last({row.day for row in ordered})
        numbered = []
        for row in ordered:
            number = last.get(row.day, row.day * DAY_ROOM - 1) + 1
            last[row.day] = number
            numbered.append((number, row))
        return numbered


def create_word_index(database: Database) -> None:
    """Create an empty index, inside a transaction that the caller holds."""
    own = TSVECTOR_TABLE if database.engine is Engine.POSTGRESQL else FTS5_TABLE
    for statement in (*(each.format_map(database.words) for each in _CREATION), *own):
        database.fetch(statement)


def create_title_index(database: Database) -> None:
    """Create the index of titles, where the engine needs one; what is indexed is indexed anew."""
    if database.engine is Engine.SQLITE:
        for statement in TITLES:
            database.fetch(statement)


def find_day(document: Document) -> int:
    """Give the day from which a document counts as a number, 0 where it has no date."""
    return 0 if document.published is None else document.published.last.toordinal()


def _find_span(until: dt.date | None) -> tuple[int, int]:
    """Give the numbers, from and to, of the documents that count; without a day all do."""
    if until is None:
        return (0, (dt.date.max.toordinal() + 1) * DAY_ROOM)
    return (DAY_ROOM, (until.toordinal() + 1) * DAY_ROOM)
