"""The register: one SQLite file, or one schema of a PostgreSQL database.

Invariants. Documents, readings and judgements are only added. A document that came under several
names bears the first of them by the alphabet. The derived tables are a function of the current
readings and the judgements. A transaction is whole or not at all: a killed process leaves no half
document.
"""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from jalin.store.backlog import Backlog
from jalin.store.checking.crossing import Crossing
from jalin.store.checking.scanning import Scanning
from jalin.store.columns import Columns
from jalin.store.coverage import Coverage
from jalin.store.engine.database import Database
from jalin.store.engine.opening import open_database
from jalin.store.headings import Headings
from jalin.store.moving import Moving
from jalin.store.rows import DealRow
from jalin.store.schema import prepare
from jalin.store.tables import TABLES
from jalin.store.vectors.vectors import Vectors
from jalin.store.watching import Watching
from jalin.store.word_index.index import WordIndex

# The columns that are dumped: all but the numbers that tell in which order rows were added.
_TRUTH_COLUMNS = {
    "documents": "id, name, text, title, outlet, author, published, url, source, evidence",
    "readings": "document_id, reader, json",
    "skipped": "source, reason, detail",
    "judgements": "id, made, json",
    "heard": "outlet, day, source, documents",
}


class Register(
    Moving, Headings, Columns, Coverage, Backlog, WordIndex, Vectors, Watching, Scanning, Crossing
):
    """An open register. A context manager: leaving it closes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, address: Path | str, *, create: bool = True) -> Self:
        """Open a register by its path or its `postgresql://` URL, or make it.

        Raises RegisterError where it cannot be used.
        """
        database = open_database(address, create=create)
        try:
            prepare(database, create=create)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def address(self) -> str:
        """Give the path, or the URL without its password."""
        return self._database.address

    def keep_in_memory(self, mebibytes: int) -> None:
        """Keep no more than so much of what was read for the next question."""
        self._database.keep_in_memory(mebibytes)

    def close(self) -> None:
        """Let go of the register."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside whole or not at all; may stand inside another transaction."""
        return self._database.transaction()

    def reading(self) -> AbstractContextManager[None]:
        """See one state of the register inside, whatever others write meanwhile."""
        return self._database.reading()

    def find_deals(self, prefix: str) -> tuple[DealRow, ...]:
        """Find the deals whose id starts with a prefix."""
        return self.find_by_prefix(DealRow, "id", prefix)

    def dump(self, *, derived_only: bool = False) -> Iterator[str]:
        """Write every row as a line of JSON, sorted by table: equal registers, equal dumps.

        The order in which readings were added is left out.
        """
        columns = {} if derived_only else dict(_TRUTH_COLUMNS)
        columns |= {it.name: ", ".join(column.name for column in it.columns) for it in TABLES}
        for table, names in columns.items():
            rows = self._database.fetch(f"SELECT {names} FROM {table}")  # noqa: S608 (own names)
            yield from sorted(json.dumps([table, *row], ensure_ascii=False) for row in rows)
