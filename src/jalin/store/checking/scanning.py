"""Everything that is kept of documents, page by page, without believing any of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jalin.model import Document
from jalin.store.checking.word_content import WordContent
from jalin.store.codec import build_record, list_columns
from jalin.store.engine.database import ColumnKind, Database

# Few enough that their texts and readings are no load, many enough that questions are few.
_PAGE_SIZE = 100
_FIELDS = ", ".join(column.name for column in list_columns(Document))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedReading:
    """A reading as it is kept."""

    sequence: int
    reader: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedDocument:
    """A document under the id that it is kept under; None and a fault where it cannot be built.

    `readings` are in the order in which they were added, `numbers` those of the index of words,
    `vector` is its day and its text.
    """

    id: str
    document: Document | None
    fault: str | None
    readings: tuple[ScannedReading, ...]
    numbers: tuple[int, ...]
    vector: tuple[int, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """By which method an index is made, and the last reading that it looked at."""

    method: str
    reached: int


class Scanning:
    """What a database keeps of documents, as it stands there."""

    _database: Database

    def scan_documents(self) -> Iterator[ScannedDocument]:
        """Give every document with all that hangs on it, in the order of ids."""
        query = f"SELECT id, {_FIELDS} FROM documents WHERE id > ? ORDER BY id LIMIT {_PAGE_SIZE}"  # noqa: S608 (own names)
        last = ""
        while page := self._database.fetch(query, (last,)):
            yield from self._build_page(page)
            last = page[-1][0]

    def scan_heard(self) -> Iterator[tuple[str, str, int]]:
        """Give what was heard as it is kept: outlet, day, number of documents."""
        yield from self._walk("heard", "outlet, day, documents", ("outlet", "day", "source"))

    def scan_watched(self) -> Iterator[tuple[str, str, int]]:
        """Give the watched pages as they are kept: address, state, number of tries."""
        yield from self._walk("watched_pages", "url, state, tries", ("url",))

    def word_state(self) -> Reached:
        """Tell how far the index of words is."""
        return self._find_reached("word_index")

    def vector_state(self) -> Reached:
        """Tell how far the vectors are."""
        return self._find_reached("vector_index")

    def word_content(self) -> WordContent:
        """Give what the index of words says, to be compared with the documents."""
        return WordContent(self._database)

    def find_last_sequence(self) -> int:
        """Give the number of the reading that was added last."""
        query = "SELECT coalesce(max(sequence), 0) FROM readings"
        return int(self._database.fetch(query)[0][0])

    def _build_page(self, page: Sequence[tuple[Any, ...]]) -> Iterator[ScannedDocument]:
        ids = [str(row[0]) for row in page]
        readings: dict[str, list[ScannedReading]] = defaultdict(list)
        for identity, *told in self._ask("readings", "sequence, reader, json", ids):
            reading = ScannedReading(sequence=told[0], reader=told[1], json=told[2])
            readings[identity].append(reading)
        numbers: dict[str, list[int]] = defaultdict(list)
        for identity, number in self._ask("worded_documents", "number", ids):
            numbers[identity].append(number)
        vectors = {row[0]: (row[1], row[2]) for row in self._ask("vectors", "day, vector", ids)}
        for row in page:
            document, fault = _build(row[1:])
            yield ScannedDocument(
                id=row[0],
                document=document,
                fault=fault,
                readings=tuple(readings[row[0]]),
                numbers=tuple(numbers[row[0]]),
                vector=vectors.get(row[0]),
            )

    def _walk(self, table: str, columns: str, key: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Give some columns of all rows, page by page in the order of their key."""
        names, marks = ", ".join(key), ", ".join("?" for _ in key)
        query = f"""
            SELECT {columns}, {names} FROM {table} WHERE ({names}) > ({marks})
            ORDER BY {names} LIMIT {_PAGE_SIZE}
        """  # noqa: S608 (own names)
        last: Sequence[str] = [""] * len(key)
        while page := self._database.fetch(query, last):
            yield from (row[: -len(key)] for row in page)
            last = page[-1][-len(key) :]

    def _ask(self, table: str, columns: str, ids: Iterable[str]) -> list[tuple[Any, ...]]:
        where = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"SELECT document_id, {columns} FROM {table} WHERE {where} ORDER BY 1, 2"  # noqa: S608 (own names)
        return self._database.fetch(query, (self._database.pack(ids),))

    def _find_reached(self, table: str) -> Reached:
        ((method, reached),) = self._database.fetch(f"SELECT method, reached FROM {table}")  # noqa: S608 (own names)
        return Reached(method=method, reached=reached)


def _build(columns: Sequence[Any]) -> tuple[Document | None, str | None]:
    try:
        return build_record(Document, columns), None
    except ValueError as err:
        return None, str(err)
