"""The index of words in PostgreSQL: our own stems as a tsvector, with a GIN index.

A tsvector knows the first 16,383 places of a text, and of each word the first 255.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from jalin.store.engine.database import Database
from jalin.store.word_index.query import DAY_ROOM, Match, Phrase, WordQuery, WordRow

CREATION = (
    "CREATE TABLE words (number BIGINT PRIMARY KEY, stems TSVECTOR NOT NULL)",
    "CREATE INDEX words_by_stem ON words USING gin (stems)",
)
# Nobody's phrase reaches from a title into the text.
_GAP = 10
_MOST_PLACES = 255
_BATCH_SIZE = 500
# The label of what stands in a title.
_TITLE = "A"
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
            vectors = self._database.pack(write_vector(row) for _, row in batch)
            self._database.fetch(query, (numbers, vectors))

    def write(self, query: WordQuery) -> Match:
        """Write a question as a tsquery, in which words know whether they are of a title."""
        titled = (_write_any(each, title=True) for each in query.titled)
        required = " & ".join((*map(_write_any, query.required), *titled))
        excluded = "".join(f" & !{_write_any(each)}" for each in query.excluded)
        return Match(text=f"{required}{excluded}")

    def find(self, match: Match, span: tuple[int, int], limit: int) -> Iterable[int]:
        """Find the numbers of the documents that answer, the highest first: at most so many."""
        query = f"SELECT number FROM words WHERE {_MATCH} ORDER BY number DESC LIMIT ?"  # noqa: S608 (own names)
        return [row[0] for row in self._database.fetch(query, (match.text, *span, limit))]

    def find_deals(self, match: Match, span: tuple[int, int]) -> Iterable[str]:
        """Find the deals that are told in the documents that answer."""
        query = f"""
            SELECT DISTINCT deal_id FROM words JOIN worded_documents USING (number)
            JOIN deal_mentions USING (document_id) WHERE {_MATCH}
        """  # noqa: S608 (own names)
        return (str(row[0]) for row in self._database.fetch(query, (match.text, *span)))


def write_vector(row: WordRow) -> str:
    """Write the words of a document as a tsvector: where each stands, titles labelled."""
    places: Mapping[str, list[str]] = defaultdict(list)
    for place, stem in enumerate(row.title, 1):
        places[stem].append(f"{place}{_TITLE}")
    for place, stem in enumerate(row.text, len(row.title) + _GAP):
        places[stem].append(f"{place}B")
    known = (f"'{stem}':{','.join(found[:_MOST_PLACES])}" for stem, found in places.items())
    others = (f"'{form}'" for form in row.others)
    return " ".join((*known, *others))


def _write_any(phrases: Iterable[Phrase], *, title: bool = False) -> str:
    return f"({' | '.join(_write_phrase(each, title=title) for each in phrases)})"


def _write_phrase(phrase: Phrase, *, title: bool) -> str:
    """Write stems one behind another, in any part of the text or in the title."""
    *before, last = (f"'{stem}'" for stem in phrase.stems)
    place = _TITLE if title else ""
    label = f":{place}" if place else ""
    final = f"{last}:*{place}" if phrase.is_start else f"{last}{label}"
    row = (*(f"{stem}{label}" for stem in before), final)
    if title and not before:
        # A word without a place, as other forms are, is taken for one in the title, unless the
        # query asks for places too: the same word at the same place.
        return f"({final} <0> {final})"
    return f"({' <-> '.join(row)})"
