"""Whether tables agree with one another: quotes with texts, ids with what they name."""

from collections.abc import Iterator
from dataclasses import dataclass

from jalin.store.engine.database import Database, Engine
from jalin.store.tables import TABLES

# Of many faults of a kind the first are named.
_NAMED = 3
_DOCUMENTS, _DEALS, _PARTIES = ("documents", "id"), ("told_deals", "id"), ("told_parties", "id")
# What a column of a derived table names, by the name of the column.
_NAMES = {
    "document_id": _DOCUMENTS,
    "left_document_id": _DOCUMENTS,
    "right_document_id": _DOCUMENTS,
    "left_id": _DOCUMENTS,
    "right_id": _DOCUMENTS,
    "told_in": _DOCUMENTS,
    "deal_id": _DEALS,
    "other_id": _DEALS,
    "party_id": _PARTIES,
    "judgement_id": ("judgements", "id"),
}
_QUOTE_COLUMNS = {"span_start", "span_end", "quote"}
_FALSE_QUOTE = """
    FROM {table} LEFT JOIN documents ON documents.id = {table}.{document}
    WHERE {table}.quote IS NOT NULL AND CASE
        WHEN documents.id IS NULL OR span_start IS NULL OR span_end IS NULL THEN 1
        WHEN span_start < 0 OR span_end < span_start THEN 1
        WHEN substr(documents.text, {start}, {length}) = {table}.quote THEN 0
        ELSE 1 END = 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """What a table has that does not agree with another: how many rows, and the first of them."""

    table: str
    column: str
    count: int
    examples: tuple[str, ...]


class Crossing:
    """The tables of a database beside one another."""

    _database: Database

    def find_false_quotes(self) -> Iterator[Crossed]:
        """Find the derived rows whose quote is not what stands at their place."""
        for table in TABLES:
            columns = {column.name for column in table.columns}
            if columns >= _QUOTE_COLUMNS:
                document = "told_in" if "told_in" in columns else "document_id"
                start, length = self._count("span_start + 1"), self._count("span_end - span_start")
                where = _FALSE_QUOTE.format(
                    table=table.name, document=document, start=start, length=length
                )
                shown = f"{table.name}.{document}"
                yield from self._cross(table.name, "quote", shown, where)

    def find_orphans(self) -> Iterator[Crossed]:
        """Find the derived rows that name something which is not there."""
        for table in TABLES:
            for column in table.columns:
                if column.name in _NAMES:
                    yield from self._find_unnamed(table.name, column.name, *_NAMES[column.name])

    def find_lone_readings(self) -> Iterator[Crossed]:
        """Find the readings whose document is not there."""
        yield from self._find_unnamed("readings", "document_id", *_DOCUMENTS)

    def find_lone_pending(self) -> Iterator[Crossed]:
        """Find the notes of being behind that name no document."""
        yield from self._find_unnamed("pending", "document_id", *_DOCUMENTS)

    def find_lone_vectors(self) -> Iterator[Crossed]:
        """Find the vectors whose document is not there."""
        yield from self._find_unnamed("vectors", "document_id", *_DOCUMENTS)

    def find_lone_words(self) -> Iterator[Crossed]:
        """Find the numbers without words, the words without a number, and those of no document."""
        yield from self._find_unnamed("worded_documents", "document_id", *_DOCUMENTS)
        worded = ("worded_documents", "number")
        kept: tuple[tuple[str, str], ...] = (("words", "number"),)
        if self._database.engine is Engine.SQLITE:
            kept = (("words_docsize", "id"), ("title_words_docsize", "id"))
        for each in kept:
            yield from self._find_unnamed(*each, *worded)
            yield from self._find_unnamed(*worded, *each)

    def _count(self, number: str) -> str:
        """Write a number as an engine wants it to count characters with."""
        return f"({number})::int" if self._database.engine is Engine.POSTGRESQL else number

    def _find_unnamed(self, table: str, column: str, named: str, key: str) -> Iterator[Crossed]:
        where = f"""
            FROM {table} WHERE {column} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {named} AS named WHERE named.{key} = {table}.{column})
        """  # noqa: S608 (own names)
        yield from self._cross(table, column, column, where)

    def _cross(self, table: str, column: str, shown: str, where: str) -> Iterator[Crossed]:
        """Count the rows that are asked for and name the first; nothing where there is none."""
        count = int(self._database.fetch(f"SELECT count(*) {where}")[0][0])
        if count:
            found = self._database.fetch(f"SELECT {shown} {where} LIMIT {_NAMED}")
            examples = tuple(str(row[0]) for row in found)
            yield Crossed(table=table, column=column, count=count, examples=examples)
