"""Whether the index of words says of documents what they say, on either engine."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jalin.store.engine.database import Database, Engine
from jalin.store.word_index.postgresql import write_vector
from jalin.store.word_index.query import WordRow

_Numbered = Sequence[tuple[int, WordRow]]
# Sums of hashes are kept to so many bits.
_ROOM = 2**64
_COLUMNS = {
    "words": ("title", "text", "others"),
    "title_words": ("title",),
}


class WordContent:
    """What the index of words of a database holds.

    FTS5 keeps no texts, and asked for one document it would look through all words. So it is asked
    once for all places of all words, and of each document a sum of their hashes is kept, which is
    the same in whatever order they come.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sums: Mapping[str, Mapping[int, int]] | None = None

    def find_otherwise(self, rows: _Numbered) -> tuple[int, ...]:
        """Find the numbers under which other words are indexed than the documents have.

        Raises RegisterError where the index itself is damaged.
        """
        if self._database.engine is Engine.POSTGRESQL:
            return self._compare_vectors(rows)
        sums = self._sums or {table: self._sum_up(table) for table in _COLUMNS}
        self._sums = sums
        return tuple(
            number
            for number, row in rows
            if any(sums[table].get(number, 0) != _digest(table, row) for table in _COLUMNS)
        )

    def _compare_vectors(self, rows: _Numbered) -> tuple[int, ...]:
        query = """
            SELECT told.number FROM unnest(?::bigint[], ?::text[]) AS told (number, stems)
            LEFT JOIN words ON words.number = told.number
            WHERE words.stems IS DISTINCT FROM told.stems::tsvector
        """
        numbers = self._database.pack(number for number, _ in rows)
        vectors = self._database.pack(write_vector(row) for _, row in rows)
        return tuple(int(row[0]) for row in self._database.fetch(query, (numbers, vectors)))

    def _sum_up(self, table: str) -> Mapping[int, int]:
        found: dict[int, int] = defaultdict(int)
        for number, column, term, place in self._list_places(table):
            found[number] = (found[number] + _hash(column, term, place)) % _ROOM
        return found

    def _list_places(self, table: str) -> Iterator[tuple[int, str, str, int]]:
        """Give every place of every word, one word after another."""
        own = f"temp.{table}_places"
        self._database.fetch(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {own} USING fts5vocab(main, {table}, instance)"
        )
        terms = f"temp.{table}_terms"
        self._database.fetch(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {terms} USING fts5vocab(main, {table}, row)"
        )
        for (term,) in self._database.fetch(f"SELECT term FROM {terms}"):  # noqa: S608 (own names)
            query = f"SELECT doc, col, term, offset FROM {own} WHERE term = ?"  # noqa: S608 (own names)
            yield from self._database.fetch(query, (term,))


def _digest(table: str, row: WordRow) -> int:
    said = (
        _hash(column, stem, place)
        for column in _COLUMNS[table]
        for place, stem in enumerate(getattr(row, column))
    )
    return sum(said) % _ROOM


def _hash(column: str, term: str, place: int) -> int:
    told = f"{column} {place} {term}".encode()
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest())
