"""Looking up and changing derived rows: what every store of rows can do, and how SQL does it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from jalin.model import Document, Reading
from jalin.store.codec import Column, build_record, encode_record, encode_value
from jalin.store.engine.database import ColumnKind, Database, Value
from jalin.store.rows import Row
from jalin.store.tables import TABLE_BY_ROW, Table

_Row = TypeVar("_Row", bound=Row)
# Rows kept in memory before they are written: enough that few statements are needed.
_BATCH_SIZE = 2000


class RowStore(Protocol):
    """Derived rows beside the documents that they rest on.

    Rows come in the order of all their columns, None first, whatever holds them.
    """

    def find(self, kind: type[_Row], **columns: object) -> tuple[_Row, ...]:
        """Find the rows whose columns have the given values."""
        ...

    def find_any(self, kind: type[_Row], column: str, values: Iterable[object]) -> tuple[_Row, ...]:
        """Find the rows whose column has one of some values."""
        ...

    def find_by_prefix(self, kind: type[_Row], column: str, prefix: str) -> tuple[_Row, ...]:
        """Find the rows whose column, a text, starts with a prefix."""
        ...

    def all_rows(self, kind: type[_Row]) -> Iterator[_Row]:
        """Give all rows of a table."""
        ...

    def insert(self, rows: Iterable[Row]) -> None:
        """Add rows of any tables."""
        ...

    def delete_any(self, kind: type[Row], column: str, values: Iterable[object]) -> None:
        """Remove the rows whose column has one of some values."""
        ...

    def current_of(self, ids: Iterable[str]) -> dict[str, tuple[Document, Reading]]:
        """Give the documents of some ids with their current readings, in the order of ids."""
        ...


class SqlRows:
    """The derived rows of a database."""

    _database: Database

    def find(self, kind: type[_Row], **columns: object) -> tuple[_Row, ...]:
        """Find the rows whose columns have the given values."""
        given = {find_column(kind, it).name: encode_value(columns[it]) for it in columns}
        tests = [f"{it} IS NULL" if given[it] is None else f"{it} = ?" for it in given]
        said = [value for value in given.values() if value is not None]
        return self._select(kind, " AND ".join(tests), said)

    def find_any(self, kind: type[_Row], column: str, values: Iterable[object]) -> tuple[_Row, ...]:
        """Find the rows whose column has one of some values."""
        where, packed = self._pack(kind, column, values)
        return self._select(kind, where, packed)

    def find_by_prefix(self, kind: type[_Row], column: str, prefix: str) -> tuple[_Row, ...]:
        """Find the rows whose column, a text, starts with a prefix."""
        name = find_column(kind, column).name
        end = find_end(prefix)
        if end is None:
            return self._select(kind, f"{name} >= ?", [prefix])
        return self._select(kind, f"{name} >= ? AND {name} < ?", [prefix, end])

    def all_rows(self, kind: type[_Row]) -> Iterator[_Row]:
        """Give all rows of a table."""
        yield from self._select(kind, "", [])

    def insert(self, rows: Iterable[Row]) -> None:
        """Add rows of any tables."""
        waiting: dict[type, list[Sequence[Value]]] = defaultdict(list)
        for row in rows:
            kind = type(row)
            waiting[kind].append(encode_record(row))
            if len(waiting[kind]) == _BATCH_SIZE:
                self._write(TABLE_BY_ROW[kind], waiting.pop(kind))
        for kind, batch in waiting.items():
            self._write(TABLE_BY_ROW[kind], batch)

    def delete_any(self, kind: type[Row], column: str, values: Iterable[object]) -> None:
        """Remove the rows whose column has one of some values."""
        where, packed = self._pack(kind, column, values)
        query = f"DELETE FROM {TABLE_BY_ROW[kind].name} WHERE {where}"  # noqa: S608 (own names)
        self._database.fetch(query, packed)

    def _select(self, kind: type[_Row], where: str, values: Sequence[Value]) -> tuple[_Row, ...]:
        table = TABLE_BY_ROW[kind]
        names = ", ".join(it.name for it in table.columns)
        order = ", ".join(f"{it.name} NULLS FIRST" for it in table.columns)
        query = f"SELECT {names} FROM {table.name} WHERE {where or '1 = 1'} ORDER BY {order}"  # noqa: S608 (own names)
        return tuple(build_record(kind, row) for row in self._database.fetch(query, values))

    def _pack(
        self, kind: type[Row], column: str, values: Iterable[object]
    ) -> tuple[str, list[Value]]:
        found = find_column(kind, column)
        packed = {encode_value(value) for value in values} - {None}
        return self._database.is_any(found.name, found.kind), [self._database.pack(packed)]

    def _write(self, table: Table, rows: Iterable[Sequence[Value]]) -> None:
        columns: Mapping[str, ColumnKind] = {it.name: it.kind for it in table.columns}
        self._database.insert(table.name, columns, rows)


def find_column(kind: type[Row], name: str) -> Column:
    """Find a column of a table by name. Raises KeyError: only columns come into a statement."""
    return {it.name: it for it in TABLE_BY_ROW[kind].columns}[name]


def find_end(prefix: str) -> str | None:
    """Find the first text after all that start with a prefix; None where none comes after."""
    head = prefix.rstrip("\U0010ffff")
    if not head:
        return None
    # Half characters are no text: what comes after the last character before them is beyond them.
    following = 0xE000 if head[-1] == "\ud7ff" else ord(head[-1]) + 1
    return head[:-1] + chr(following)
