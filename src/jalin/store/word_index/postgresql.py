"""The index of words in PostgreSQL: our own stems as a tsvector, with a GIN index.

A tsvector knows the first 16,383 places of a text, and of each word the first 255.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from jalin.store.engine.database import Database
from jalin.store.word_index.query import DAY_BITS, DAY_ROOM, Phrase, WordQuery, WordRow

CREATION = (
    "CREATE TABLE words (number BIGINT PRIMARY KEY, stems TSVECTOR NOT NULL)",
    "CREATE INDEX words_by_stem ON words USING gin (stems)",
)
# Nobody's phrase reaches from a title into the text.
_GAP = 10
_MOST_PLACES = 255
_BATCH_SIZE = 500
# What a word is worth as another form, in the text and in the title, the lowest weight first. The
# 1 tells that long documents count for less, by the logarithm of their length.
_WEIGHTS = "ARRAY[0.125, 0.0, 0.25, 1.0]::float4[]"
_LENGTH = 1
_MATCH = "stems @@ ?::tsquery AND words.number >= ? AND words.number < ?"


class PostgresWords:
    """The index of words of a PostgreSQL schema, as `WordTables` asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clear(self) -> None:
        """Empty the index."""
        self._database.fetch("DELETE FROM words")

    def find_last(self, days: Collection[int]) -> dict[int, int]:
        """Find the highest number of each of some days that has any."""
        query = f"""
            SELECT day, (
                SELECT max(number) FROM worded_documents
                WHERE number >= day * {DAY_ROOM:d} AND number < (day + 1) * {DAY_ROOM:d}
            ) FROM unnest(?::bigint[]) AS asked (day)
        """  # noqa: S608 (a number)
        found = self._database.fetch(query, (self._database.pack(sorted(days)),))
        return {day: number for day, number in found if number is not None}

    def add(self, rows: Sequence[tuple[int, WordRow]]) -> None:
        """Index documents."""
        query = """
            INSERT INTO words (number, stems)
            SELECT number, stems::tsvector
            FROM unnest(?::bigint[], ?::text[]) AS written (number, stems)
        """
        for start in range(0, len(rows), _BATCH_SIZE):
            batch = rows[start : start + _BATCH_SIZE]
            numbers = self._database.pack(number for number, _ in batch)
            vectors = self._database.pack(_write_vector(row) for _, row in batch)
            self._database.fetch(query, (numbers, vectors))

    def write(self, query: WordQuery) -> str:
        """Write a question as a tsquery."""
        required = " & ".join(map(_write_any, query.required))
        excluded = "".join(f" & !{_write_any(each)}" for each in query.excluded)
        return f"{required}{excluded}"

    def count(self, match: str, span: tuple[int, int], limit: int) -> int:
        """Count the documents that answer, up to a limit."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE {_MATCH} LIMIT ?) AS found"  # noqa: S608
        return int(self._database.fetch(query, (match, *span, limit))[0][0])

    def find_latest(
        self, match: str, span: tuple[int, int], cut: tuple[int, int, int]
    ) -> Iterable[str]:
        """Find the latest that answer."""
        latest = f"SELECT number FROM words WHERE {_MATCH} ORDER BY number DESC LIMIT ?"  # noqa: S608
        query = f"""
            SELECT document_id FROM worded_documents WHERE number IN ({latest})
            ORDER BY number >> {DAY_BITS:d} DESC, document_id LIMIT ? OFFSET ?
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span, *cut)))

    def rank(self, match: str, span: tuple[int, int], cut: tuple[int, int]) -> Iterable[str]:
        """Find those that answer best: those that say the words often, and near their title."""
        query = f"""
            SELECT document_id FROM words JOIN worded_documents USING (number) WHERE {_MATCH}
            ORDER BY ts_rank({_WEIGHTS}, stems, ?::tsquery, {_LENGTH}) DESC,
                number >> {DAY_BITS:d} DESC, document_id LIMIT ? OFFSET ?
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span, match, *cut)))

    def find_deals(self, match: str, span: tuple[int, int]) -> Iterable[str]:
        """Find the deals that are told in the documents that answer."""
        query = f"""
            SELECT DISTINCT deal_id FROM words JOIN worded_documents USING (number)
            JOIN deal_mentions USING (document_id) WHERE {_MATCH}
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span)))


def _write_vector(row: WordRow) -> str:
    places: Mapping[str, list[str]] = defaultdict(list)
    for place, stem in enumerate(row.title, 1):
        places[stem].append(f"{place}A")
    for place, stem in enumerate(row.text, len(row.title) + _GAP):
        places[stem].append(f"{place}B")
    known = (f"'{stem}':{','.join(found[:_MOST_PLACES])}" for stem, found in places.items())
    others = (f"'{form}'" for form in row.others)
    return " ".join((*known, *others))


def _write_any(phrases: Iterable[Phrase]) -> str:
    return f"({' | '.join(map(_write_phrase, phrases))})"


def _write_phrase(phrase: Phrase) -> str:
    *before, last = (f"'{stem}'" for stem in phrase.stems)
    return f"({' <-> '.join((*before, f'{last}:*' if phrase.is_start else last))})"
