"""The index of words in SQLite: a table of FTS5 that keeps no texts, only where stems stand."""

from collections.abc import Collection, Iterable, Sequence

from jalin.store.engine.database import ColumnKind, Database
from jalin.store.word_index.query import DAY_BITS, DAY_ROOM, Phrase, WordQuery, WordRow

# "ascii" takes every other sign for a letter, so that our words come out as they went in.
CREATION = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, others, content='', tokenize='ascii')",
)
# What a word is worth in the title, in the text, and as another form of a word that stands there.
_WEIGHTS = "4.0, 1.0, 0.5"
_COLUMNS = {
    "rowid": ColumnKind.INTEGER,
    "title": ColumnKind.TEXT,
    "text": ColumnKind.TEXT,
    "others": ColumnKind.TEXT,
}
_MATCH = "words MATCH ? AND words.rowid >= ? AND words.rowid < ?"


class SqliteWords:
    """The index of words of an SQLite file, as `WordTables` asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clear(self) -> None:
        """Empty the index."""
        self._database.fetch("INSERT INTO words (words) VALUES ('delete-all')")

    def find_last(self, days: Collection[int]) -> dict[int, int]:
        """Find the highest number of each of some days that has any."""
        query = f"""
            SELECT value, (
                SELECT max(number) FROM worded_documents
                WHERE number >= value * {DAY_ROOM:d} AND number < (value + 1) * {DAY_ROOM:d}
            ) FROM json_each(?)
        """  # noqa: S608 (a number)
        found = self._database.fetch(query, (self._database.pack(sorted(days)),))
        return {day: number for day, number in found if number is not None}

    def add(self, rows: Sequence[tuple[int, WordRow]]) -> None:
        """Index documents, in the order of their numbers: FTS5 takes these together to the disk."""
        written = (
            (number, " ".join(row.title), " ".join(row.text), " ".join(row.others))
            for number, row in rows
        )
        self._database.insert("words", _COLUMNS, written)

    def write(self, query: WordQuery) -> str:
        """Write a question as FTS5 reads it."""
        required = " AND ".join(map(_write_any, query.required))
        excluded = "".join(f" NOT {_write_any(each)}" for each in query.excluded)
        return f"({required}){excluded}"

    def count(self, match: str, span: tuple[int, int], limit: int) -> int:
        """Count the documents that answer, up to a limit."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE {_MATCH} LIMIT ?)"  # noqa: S608
        return int(self._database.fetch(query, (match, *span, limit))[0][0])

    def find_latest(
        self, match: str, span: tuple[int, int], cut: tuple[int, int, int]
    ) -> Iterable[str]:
        """Find the latest that answer."""
        latest = f"SELECT rowid FROM words WHERE {_MATCH} ORDER BY rowid DESC LIMIT ?"  # noqa: S608
        query = f"""
            SELECT document_id FROM worded_documents WHERE number IN ({latest})
            ORDER BY number >> {DAY_BITS:d} DESC, document_id LIMIT ? OFFSET ?
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span, *cut)))

    def rank(self, match: str, span: tuple[int, int], cut: tuple[int, int]) -> Iterable[str]:
        """Find those that answer best: those in which rare words are frequent."""
        query = f"""
            SELECT document_id FROM (
                SELECT rowid AS found, bm25(words, {_WEIGHTS}) AS place FROM words WHERE {_MATCH}
            ) JOIN worded_documents ON number = found
            ORDER BY place, number >> {DAY_BITS:d} DESC, document_id LIMIT ? OFFSET ?
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span, *cut)))

    def find_deals(self, match: str, span: tuple[int, int]) -> Iterable[str]:
        """Find the deals that are told in the documents that answer."""
        query = f"""
            SELECT DISTINCT deal_id FROM deal_mentions WHERE document_id IN (
                SELECT document_id FROM worded_documents WHERE number IN (
                    SELECT rowid FROM words WHERE {_MATCH}
                )
            )
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match, *span)))


def _write_any(phrases: Iterable[Phrase]) -> str:
    return f"({' OR '.join(map(_write_phrase, phrases))})"


def _write_phrase(phrase: Phrase) -> str:
    words = f'"{" ".join(phrase.stems)}"{" *" if phrase.is_start else ""}'
    # The other forms stand in no order.
    return words if len(phrase.stems) == 1 else f"{{title text}} : {words}"
