"""The vectors of documents: what they mean. No truth and in no dump: made anew at any time.

A vector is a row of whole numbers from -127 to 127, one byte each, written in base 64: both engines
take text in the same way, and a document costs some four characters for three numbers. All vectors
are by one method, which the table `vector_index` names; those of another are taken out first.

A document never changes, so that its vector is made once; what is left to do is told by the number
of the last reading that was looked at, as it is for the index of words.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalin.model import Document
from jalin.store.codec import build_record, list_columns
from jalin.store.engine.database import ColumnKind, Database

_FIELDS = ", ".join(f"documents.{column.name}" for column in list_columns(Document))
_CREATION = (
    """
    CREATE TABLE vectors (
        document_id {text} PRIMARY KEY, day {integer} NOT NULL, vector {text} NOT NULL
    ) {keyed}
    """,
    "CREATE TABLE vector_index (method {text} NOT NULL, reached {integer} NOT NULL) {rows}",
    "INSERT INTO vector_index VALUES ('', 0)",
)
_COLUMNS = {"document_id": ColumnKind.TEXT, "day": ColumnKind.INTEGER, "vector": ColumnKind.TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectorless:
    """A document whose vector is to be made, and the number of its reading."""

    sequence: int
    document_id: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorRow:
    """The vector of a document: one byte for each number.

    `day` is the number of the day from which the document counts, 0 where it has no date.
    """

    document_id: str
    day: int
    vector: bytes


class Vectors:
    """The vectors of a database."""

    _database: Database

    def has_vectors_by(self, method: str) -> bool:
        """Tell whether the vectors are made by a method, all or not."""
        query = "SELECT 1 FROM vector_index WHERE method = ?"
        return bool(self._database.fetch(query, (method,)))

    def count_vectorless(self, method: str) -> int:
        """Count the documents that have no vector by a method."""
        if not self.has_vectors_by(method):
            return int(self._database.fetch("SELECT count(*) FROM documents")[0][0])
        query = "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM vectors)"
        return int(self._database.fetch(query)[0][0])

    def clear_vectors(self, method: str) -> None:
        """Take all vectors out; those to come are by a method."""
        with self._database.deriving():
            self._database.fetch("DELETE FROM vectors")
            self._database.fetch("UPDATE vector_index SET method = ?, reached = 0", (method,))

    def find_vectorless(self, limit: int) -> tuple[Vectorless, ...]:
        """Find the documents of the readings that were not looked at, the oldest first.

        A document that was read anew is among them once more.
        """
        query = f"""
            SELECT {_FIELDS}, documents.id, readings.sequence
            FROM readings JOIN documents ON documents.id = readings.document_id
            WHERE readings.sequence > (SELECT reached FROM vector_index)
            ORDER BY readings.sequence LIMIT {limit:d}
        """  # noqa: S608 (own names)
        return tuple(
            Vectorless(
                sequence=row[-1],
                document_id=row[-2],
                document=build_record(Document, row[:-2]),
            )
            for row in self._database.fetch(query)
        )

    def list_vectored(self, document_ids: Iterable[str]) -> frozenset[str]:
        """List those of some documents that have a vector."""
        where = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"SELECT document_id FROM vectors WHERE {where}"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(sorted(set(document_ids))),))
        return frozenset(str(row[0]) for row in found)

    def add_vectors(self, method: str, rows: Sequence[VectorRow], reached: int) -> bool:
        """Keep vectors, all or none, and note how far readings were looked at.

        Vectors take long to make, and others may make the same: what is there already stays, and
        where another method began meanwhile nothing is kept. Tells whether that was not so.
        """
        with self._database.deriving():
            if not self.has_vectors_by(method):
                return False
            known = self.list_vectored(row.document_id for row in rows)
            kept = {row.document_id: row for row in rows if row.document_id not in known}
            self._database.insert(
                "vectors",
                _COLUMNS,
                [
                    (row.document_id, row.day, base64.b64encode(row.vector).decode())
                    for row in kept.values()
                ],
            )
            query = "UPDATE vector_index SET reached = ? WHERE reached < ?"
            self._database.fetch(query, (reached, reached))
        return True

    def load_vectors(self) -> tuple[VectorRow, ...]:
        """Load all vectors, in the order of the ids of their documents."""
        found = self._database.fetch("SELECT document_id, day, vector FROM vectors ORDER BY 1")
        return tuple(
            VectorRow(document_id=row[0], day=row[1], vector=base64.b64decode(row[2]))
            for row in found
        )

    def find_document_ids(self, prefix: str, limit: int = 2) -> tuple[str, ...]:
        """Find the documents whose id starts so: at most so many, in the order of their ids."""
        query = """
            SELECT id FROM documents WHERE substr(id, 1, length(?)) = ? AND id >= ?
            ORDER BY id LIMIT ?
        """
        found = self._database.fetch(query, (prefix, prefix, prefix, limit))
        return tuple(str(row[0]) for row in found)


def create_vectors(database: Database) -> None:
    """Create an empty table of vectors, inside a transaction that the caller holds."""
    for statement in _CREATION:
        database.fetch(statement.format_map(database.words))
