"""Whole tables read sparingly: single columns of all rows, or all columns of a few rows."""

from typing import Any, TypeVar

from jalin.store.codec import build_record
from jalin.store.engine.database import Database
from jalin.store.row_store import find_column
from jalin.store.rows import Row
from jalin.store.saying_rows import PersonRow, PromiseRow, RelationRow, StatementRow
from jalin.store.tables import TABLE_BY_ROW

_Said = TypeVar("_Said", PersonRow, PromiseRow, RelationRow, StatementRow)


class Columns:
    """The columns of the derived tables of a database."""

    _database: Database

    def columns(self, kind: type[Row], *names: str) -> list[tuple[Any, ...]]:
        """Give some columns of all rows of a table, as they are kept, in the order of the first."""
        wanted = [find_column(kind, name).name for name in names]
        table = TABLE_BY_ROW[kind].name
        query = f"SELECT {', '.join(wanted)} FROM {table} ORDER BY {wanted[0]}"  # noqa: S608 (own names)
        return self._database.fetch(query)

    def count_rows(self, kind: type[Row]) -> int:
        """Count the rows of a table."""
        query = f"SELECT count(*) FROM {TABLE_BY_ROW[kind].name}"  # noqa: S608 (own names)
        return int(self._database.fetch(query)[0][0])

    def rows_after(
        self, kind: type[_Said], after: tuple[str, int] | None, limit: int
    ) -> tuple[_Said, ...]:
        """Give so many rows of what documents say, after a document and a place in its reading."""
        table = TABLE_BY_ROW[kind]
        names = ", ".join(column.name for column in table.columns)
        where = "1 = 1" if after is None else "(document_id, position) > (?, ?)"
        query = f"""
            SELECT {names} FROM {table.name} WHERE {where}
            ORDER BY document_id, position LIMIT {limit:d}
        """  # noqa: S608 (own names)
        found = self._database.fetch(query, after or ())
        return tuple(build_record(kind, row) for row in found)
