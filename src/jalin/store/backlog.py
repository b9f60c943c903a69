"""What the derived tables rest on, and which documents they are behind of.

Each reading that is kept adds a row to the backlog in the same transaction. A deriver takes away
only the rows that it has seen, by their number: what comes in meanwhile stays.
"""

import hashlib
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from jalin.store.engine.database import ColumnKind, Database
from jalin.store.row_store import SqlRows
from jalin.store.rows import Row
from jalin.store.tables import TABLES

# Numbers that grow with what a register holds; none of these questions reads a text.
_CONTENT = (
    "SELECT coalesce(max(sequence), 0) FROM readings",
    "SELECT count(*), coalesce(max(made || id), '') FROM judgements",
    "SELECT count(*), coalesce(max(sequence), 0) FROM pending",
    "SELECT count(*), coalesce(sum(documents), 0) FROM heard",
    "SELECT count(*) FROM skipped",
    "SELECT deriver, declarations FROM derived_from",
    "SELECT method, reached FROM vector_index",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRow:
    """A note that the derived rows of a document are behind. No number is used twice."""

    sequence: int
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far truth and backlog were: the number of the last reading, the pending numbers."""

    newest: int
    pending: frozenset[int]


class Backlog(SqlRows):
    """The derived tables of a database and what they are behind of."""

    _database: Database

    def deriving(self) -> AbstractContextManager[None]:
        """Be the only one who derives, in one transaction that sees one state of the register.

        Documents may be added meanwhile on PostgreSQL; they are not seen and stay pending.
        """
        return self._database.deriving()

    def is_derived(self, deriver: str) -> bool:
        """Tell whether the derived tables say what the current readings say, by this deriver."""
        query = """
            SELECT 1 FROM derived_from WHERE deriver = ? AND NOT EXISTS (SELECT 1 FROM pending)
        """
        return bool(self._database.fetch(query, (deriver,)))

    def is_derived_by(self, deriver: str) -> bool:
        """Tell whether the derived tables are this deriver's work, behind or not."""
        query = "SELECT 1 FROM derived_from WHERE deriver = ?"
        return bool(self._database.fetch(query, (deriver,)))

    def stamp(self) -> str:
        """Give a text that is another whenever something was written since it was last asked."""
        return self._database.stamp()

    def fingerprint(self) -> str:
        """Give a short hash of what the register's content follows from: 16 hexadecimal digits.

        It changes with every reading, judgement, derived row, note of what was heard or skipped.
        """
        found = [self._database.fetch(query)[0] for query in _CONTENT]
        return hashlib.sha256(repr(found).encode()).hexdigest()[:16]

    def set_deriver(self, deriver: str) -> None:
        """Record whose work the derived tables are."""
        self._database.fetch("UPDATE derived_from SET deriver = ?", (deriver,))

    def pending(self, limit: int | None = None) -> tuple[PendingRow, ...]:
        """Give what is pending, the oldest first."""
        query = "SELECT sequence, document_id FROM pending ORDER BY sequence"
        if limit is not None:
            query += f" LIMIT {limit:d}"
        found = self._database.fetch(query)
        return tuple(PendingRow(sequence=it[0], document_id=it[1]) for it in found)

    def mark_pending(self, document_ids: Iterable[str]) -> None:
        """Note that the derived rows of some documents are behind."""
        rows = [(each,) for each in sorted(set(document_ids))]
        self._database.insert("pending", {"document_id": ColumnKind.TEXT}, rows)

    def clear_pending(self, sequences: Iterable[int]) -> None:
        """Take away what was seen and is now derived."""
        where = self._database.is_any("sequence", ColumnKind.INTEGER)
        query = f"DELETE FROM pending WHERE {where}"  # noqa: S608 (own names)
        self._database.fetch(query, (self._database.pack(sorted(set(sequences))),))

    def count_behind(self) -> int:
        """Count the documents of which the derived rows are behind."""
        return int(self._database.fetch("SELECT count(DISTINCT document_id) FROM pending")[0][0])

    def replace_derived(self, rows: Iterable[Row], deriver: str, *, cleared: Iterable[int]) -> None:
        """Write all derived tables anew, and take just these numbers away from what is pending.

        Where they are all that was pending before truth was looked at, nothing is lost, however
        long it took to derive and whatever came in: what another deriver took away meanwhile is
        the caller's to mark again.
        """
        with self._database.deriving():
            for table in TABLES:
                self._database.fetch(f"DELETE FROM {table.name}")  # noqa: S608 (own names)
            self.insert(rows)
            self._database.settle(table.name for table in TABLES)
            self.clear_pending(cleared)
            self.set_deriver(deriver)

    def mark(self) -> Mark:
        """Note how far all is. Inside `reading` it is of one state with what else is read there."""
        return Mark(
            newest=self._find_newest(),
            pending=frozenset(row.sequence for row in self.pending()),
        )

    def read_since(self, newest: int) -> frozenset[str]:
        """Give the documents with a reading that was added after the one of a number."""
        query = "SELECT DISTINCT document_id FROM readings WHERE sequence > ?"
        return frozenset(row[0] for row in self._database.fetch(query, (newest,)))

    def _find_newest(self) -> int:
        """Give the number of the reading that was added last, 0 where there is none."""
        query = "SELECT coalesce(max(sequence), 0) FROM readings"
        return int(self._database.fetch(query)[0][0])
