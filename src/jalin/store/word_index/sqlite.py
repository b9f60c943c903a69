"""The index of words in SQLite: tables of FTS5 that keep no texts, only where stems stand.

Titles have a table of their own beside the one of all words: which documents say a word in their
title is asked for every word of a question, and to look for it among all places takes as long as
the question itself.
"""

from collections.abc import Collection, Iterable, Sequence

from jalin.store.engine.database import ColumnKind, Database, Value
from jalin.store.word_index.query import DAY_ROOM, Match, Phrase, WordQuery, WordRow

_Clause = tuple[Phrase, ...]
# "ascii" takes every other sign for a letter, so that our words come out as they went in.
CREATION = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, others, content='', tokenize='ascii')",
)
TITLES = (
    "CREATE VIRTUAL TABLE title_words USING fts5 (title, content='', tokenize='ascii')",
    # Whatever is indexed is indexed anew, with its titles.
    "UPDATE word_index SET method = '', reached = 0",
    "UPDATE derived_from SET deriver = ''",
)
_TITLE_COLUMNS = {"rowid": ColumnKind.INTEGER, "title": ColumnKind.TEXT}
_COLUMNS = {
    "rowid": ColumnKind.INTEGER,
    "title": ColumnKind.TEXT,
    "text": ColumnKind.TEXT,
    "others": ColumnKind.TEXT,
}
_MATCH = "words MATCH ? AND words.rowid >= ? AND words.rowid < ?"
_TITLED = "title_words MATCH ? AND title_words.rowid >= ? AND title_words.rowid < ?"


class SqliteWords:
    """The index of words of an SQLite file, as `WordTables` asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clear(self) -> None:
        """Empty the index."""
        for table in ("words", "title_words"):
            self._database.fetch(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 (own names)

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
        titles = ((number, " ".join(row.title)) for number, row in rows)
        self._database.insert("title_words", _TITLE_COLUMNS, titles)

    def write(self, query: WordQuery) -> Match:
        """Write a question as FTS5 reads it: for the table of all words, and for that of titles.

        What a title has to say need not be asked of the text as well.
        """
        titled = " AND ".join(map(_write_titled, query.titled))
        required = tuple(each for each in query.required if each not in query.titled)
        if not required and not query.excluded:
            return Match(text="", titled=titled)
        return Match(text=write_match(required or query.required, query.excluded), titled=titled)

    def find(self, match: Match, span: tuple[int, int], limit: int) -> Iterable[int]:
        """Find the numbers of the documents that answer, the highest first: at most so many."""
        where, asked = _ask(match, span)
        table = "words" if match.text else "title_words"
        query = f"SELECT rowid FROM {table} WHERE {where} ORDER BY rowid DESC LIMIT ?"  # noqa: S608 (own names)
        return [row[0] for row in self._database.fetch(query, (*asked, limit))]

    def find_deals(self, match: Match, span: tuple[int, int]) -> Iterable[str]:
        """Find the deals that are told in the documents that answer."""
        where, asked = _ask(match, span)
        table = "words" if match.text else "title_words"
        query = f"""
            SELECT DISTINCT deal_id FROM deal_mentions WHERE document_id IN (
                SELECT document_id FROM worded_documents WHERE number IN (
                    SELECT rowid FROM {table} WHERE {where}
                )
            )
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, asked))


def write_match(required: Iterable[_Clause], excluded: Iterable[_Clause] = ()) -> str:
    """Write what is required and what is not wanted as FTS5 reads it."""
    wanted = " AND ".join(map(_write_any, required))
    return f"({wanted})" + "".join(f" NOT {_write_any(each)}" for each in excluded)


def _ask(match: Match, span: tuple[int, int]) -> tuple[str, tuple[Value, ...]]:
    """Write what rows have to be, and the values that are asked for."""
    if not match.titled:
        return _MATCH, (match.text, *span)
    if not match.text:
        return _TITLED, (match.titled, *span)
    among = f"words.rowid IN (SELECT rowid FROM title_words WHERE {_TITLED})"  # noqa: S608 (own names)
    return f"{_MATCH} AND {among}", (match.text, *span, match.titled, *span)


def _write_titled(phrases: _Clause) -> str:
    """Write alternatives of which one stands in a title, where every word has its place."""
    return f"({' OR '.join(map(_write_words, phrases))})"


def _write_any(phrases: Iterable[Phrase]) -> str:
    return f"({' OR '.join(map(_write_phrase, phrases))})"


def _write_phrase(phrase: Phrase) -> str:
    words = _write_words(phrase)
    # The other forms stand in no order.
    return words if len(phrase.stems) == 1 else f"{{title text}} : {words}"


def _write_words(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.stems)}"{" *" if phrase.is_start else ""}'
