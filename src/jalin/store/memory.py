"""Derived rows held in memory: what a rebuild works on before it writes."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from jalin.model import Document, Reading
from jalin.store.codec import encode_value, list_columns
from jalin.store.engine.database import Value
from jalin.store.row_store import find_column
from jalin.store.rows import Row
from jalin.store.tables import TABLE_BY_ROW

_Row = TypeVar("_Row", bound=Row)


class MemoryRows:
    """Rows in memory, as `RowStore` asks, over the documents that were given."""

    def __init__(self, kept: Iterable[tuple[Document, Reading]] = ()) -> None:
        self._kept = {document.id: (document, reading) for document, reading in kept}
        self._shelves: dict[type, _Shelf] = {kind: _Shelf() for kind in TABLE_BY_ROW}

    def find(self, kind: type[_Row], **columns: object) -> tuple[_Row, ...]:
        """Find the rows whose columns have the given values."""
        given = {find_column(kind, it).name: encode_value(columns[it]) for it in columns}
        return _sort(self._shelves[kind].find(given))

    def find_any(self, kind: type[_Row], column: str, values: Iterable[object]) -> tuple[_Row, ...]:
        """Find the rows whose column has one of some values."""
        name = find_column(kind, column).name
        return _sort(self._shelves[kind].rows[it] for it in self._look_up(kind, name, values))

    def find_by_prefix(self, kind: type[_Row], column: str, prefix: str) -> tuple[_Row, ...]:
        """Find the rows whose column, a text, starts with a prefix."""
        name = find_column(kind, column).name
        found = self._shelves[kind].rows.values()
        return _sort(it for it in found if (getattr(it, name) or "").startswith(prefix))

    def all_rows(self, kind: type[_Row]) -> Iterator[_Row]:
        """Give all rows of a table."""
        yield from self.find(kind)

    def every_row(self) -> Iterator[Row]:
        """Give the rows of all tables, table by table, in no order inside one."""
        for shelf in self._shelves.values():
            yield from shelf.rows.values()

    def insert(self, rows: Iterable[Row]) -> None:
        """Add rows of any tables."""
        for row in rows:
            self._shelves[type(row)].add(row)

    def delete_any(self, kind: type[Row], column: str, values: Iterable[object]) -> None:
        """Remove the rows whose column has one of some values."""
        name = find_column(kind, column).name
        for number in self._look_up(kind, name, values):
            self._shelves[kind].remove(number)

    def current_of(self, ids: Iterable[str]) -> dict[str, tuple[Document, Reading]]:
        """Give the documents of some ids with their current readings, in the order of ids."""
        return {each: self._kept[each] for each in sorted(set(ids)) if each in self._kept}

    def _look_up(self, kind: type[Row], name: str, values: Iterable[object]) -> list[int]:
        wanted = {encode_value(value) for value in values} - {None}
        index = self._shelves[kind].index(name)
        return [number for value in wanted for number in index.get(value, ())]


class _Shelf:
    """The rows of one table by a number of their own; a column is indexed when first asked for.

    A row that is added twice is there twice, as in a table without a key.
    """

    def __init__(self) -> None:
        self.rows: dict[int, Any] = {}
        self._numbers = itertools.count()
        self._indexes: dict[str, dict[Value, dict[int, None]]] = {}

    def add(self, row: Row) -> None:
        """Put a row in."""
        number = next(self._numbers)
        self.rows[number] = row
        for name, index in self._indexes.items():
            index[encode_value(getattr(row, name))][number] = None

    def remove(self, number: int) -> None:
        """Take a row out."""
        row = self.rows.pop(number)
        for name, index in self._indexes.items():
            value = encode_value(getattr(row, name))
            del index[value][number]
            if not index[value]:
                del index[value]

    def find(self, given: dict[str, Value]) -> list[Any]:
        """Find the rows whose columns have the given values."""
        if not given:
            return list(self.rows.values())
        found = [self.index(name).get(value, {}) for name, value in given.items()]
        fewest = min(found, key=len)
        return [self.rows[it] for it in fewest if all(it in others for others in found)]

    def index(self, name: str) -> dict[Value, dict[int, None]]:
        """Give the numbers of the rows by the value of a column."""
        if name not in self._indexes:
            index: dict[Value, dict[int, None]] = defaultdict(dict)
            for number, row in self.rows.items():
                index[encode_value(getattr(row, name))][number] = None
            self._indexes[name] = index
        return self._indexes[name]


def _sort(rows: Iterable[_Row]) -> tuple[_Row, ...]:
    found = list(rows)
    return tuple(found) if len(found) < 2 else tuple(sorted(found, key=_order))  # noqa: PLR2004


def _order(row: Row) -> list[tuple[bool, Value]]:
    values = [encode_value(getattr(row, it.name)) for it in list_columns(type(row))]
    return [(value is not None, value) for value in values]
