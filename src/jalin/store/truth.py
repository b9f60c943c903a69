"""What is kept for ever: documents, readings, notes of what was skipped, judgements."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jalin.model import Document, Heard, Reading, Skipped
from jalin.model.truth import KeptJudgement
from jalin.store.codec import (
    build_record,
    decode_reading,
    encode_reading,
    encode_record,
    list_columns,
)
from jalin.store.engine.database import ColumnKind, Database

# The name under which a reading is kept that does not name its reader, as gold does not.
UNNAMED_READER = "unnamed"
_PAGE_SIZE = 500
# The index of a database takes no longer keys than some 2,700 bytes.
_LONGEST_KEY = 500
_FIELDS = ", ".join(column.name for column in list_columns(Document))
_KEPT = ", ".join(f"documents.{column.name}" for column in list_columns(Document))
_DOCUMENT_COLUMNS = {"id": ColumnKind.TEXT, **{it.name: it.kind for it in list_columns(Document)}}
_READING_COLUMNS = dict.fromkeys(("document_id", "reader", "json"), ColumnKind.TEXT)
_PENDING_COLUMNS = {"document_id": ColumnKind.TEXT}
_CURRENT = f"""
    SELECT {_KEPT}, documents.id, readings.json, readings.sequence
    FROM documents JOIN readings ON readings.document_id = documents.id
    WHERE readings.sequence = (
        SELECT max(sequence) FROM readings WHERE document_id = documents.id
    )
"""  # noqa: S608 (own names)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """A document with its current reading; `sequence` numbers readings as they were added."""

    document: Document
    reading: Reading
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningRow:
    """How many documents of an outlet a month has, written `2026-02`, or a day of one."""

    outlet: str
    date: str
    count: int


class Truth:
    """The truth that a database keeps."""

    _database: Database

    def has(self, document: Document, reader: str) -> bool:
        """Tell whether a document is kept with a reading by this reader."""
        query = "SELECT 1 FROM readings WHERE document_id = ? AND reader = ?"
        return bool(self._database.fetch(query, (document.id, reader)))

    def add(self, document: Document, reading: Reading) -> bool:
        """Keep a document and its reading; False where this reader's reading is kept already.

        A reading by another reader becomes the current one; the one before stays as history.
        The document's derived rows are then behind.
        """
        reader = reading.reader or UNNAMED_READER
        if self.has(document, reader):
            return False
        # The document may yet come under another name: its reading keeps only the id.
        kept = dataclasses.replace(reading, doc_id=document.id, document_id=document.id)
        with self._database.transaction():
            self._add_document(document)
            read = self._database.fetch(
                "INSERT INTO readings (document_id, reader, json) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING RETURNING sequence",
                (document.id, reader, encode_reading(kept)),
            )
            if read:
                pending = "INSERT INTO pending (document_id) VALUES (?)"
                self._database.fetch(pending, (document.id,))
        return bool(read)

    def add_all(self, pairs: Iterable[tuple[Document, Reading]]) -> int:
        """Keep documents and their readings as `add` does, many at a time.

        Gives how many of the readings are new. Of documents that are there already, also by an
        earlier pair, the name that sorts first is kept.
        """
        found = [(document.id, document, reading) for document, reading in pairs]
        with self._database.transaction():
            known, kept = self._find_known({it[0] for it in found})
            documents, readings, again = [], [], []
            for identity, document, reading in found:
                reader = reading.reader or UNNAMED_READER
                if identity in kept:
                    again.append(document)
                else:
                    kept.add(identity)
                    documents.append((identity, *encode_record(document)))
                if (identity, reader) not in known:
                    known.add((identity, reader))
                    own = dataclasses.replace(reading, doc_id=identity, document_id=identity)
                    readings.append((identity, reader, encode_reading(own)))
            self._database.insert("documents", _DOCUMENT_COLUMNS, documents)
            self._database.insert("readings", _READING_COLUMNS, readings)
            self._database.insert("pending", _PENDING_COLUMNS, [it[:1] for it in readings])
            for document in again:
                self.add_name(document)
        return len(readings)

    def add_name(self, document: Document) -> None:
        """Keep under which name, by whom and where a kept document came, if that sorts first."""
        evidence = None if document.evidence is None else str(document.evidence)
        names = (document.name, document.author, document.source, evidence)
        query = """
            UPDATE documents SET name = ?, author = ?, source = ?, evidence = ? WHERE id = ?
            AND (?, ?, ?, ?)
                < (name, coalesce(author, ''), coalesce(source, ''), coalesce(evidence, ''))
        """
        self._database.fetch(query, (*names, document.id, *(name or "" for name in names)))

    def add_skipped(self, skipped: Skipped) -> None:
        """Keep the note that a source gave no document, once."""
        query = """
            INSERT INTO skipped (source, reason, detail) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """
        said = (skipped.source, skipped.reason, skipped.detail)
        self._database.fetch(query, tuple(map(_make_writable, said)))

    def add_heard(self, heard: Heard) -> None:
        """Keep that an outlet was listened to; of the same day and source the larger number."""
        query = """
            INSERT INTO heard (outlet, day, source, documents) VALUES (?, ?, ?, ?)
            ON CONFLICT (outlet, day, source) DO UPDATE SET documents = excluded.documents
            WHERE heard.documents < excluded.documents
        """
        outlet, source = heard.outlet[:_LONGEST_KEY], heard.source[:_LONGEST_KEY]
        said = map(_make_writable, (outlet, heard.day.isoformat(), source))
        self._database.fetch(query, (*said, heard.documents))

    def add_judgement(self, identity: str, made: str, json: str) -> bool:
        """Keep a judgement; False where it is kept already."""
        query = """
            INSERT INTO judgements (id, made, json) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING id
        """
        return bool(self._database.fetch(query, (identity, made, json)))

    def judgements(self) -> tuple[KeptJudgement, ...]:
        """Give all judgements in the order in which they were made."""
        found = self._database.fetch("SELECT id, made, json FROM judgements ORDER BY made, id")
        return tuple(KeptJudgement(id=it[0], made=it[1], json=it[2]) for it in found)

    def current(self) -> Iterator[tuple[Document, Reading]]:
        """Give every document with its current reading, in the order of document ids."""
        for kept in self.snapshot():
            yield kept.document, kept.reading

    def snapshot(self) -> Iterator[KeptReading]:
        """Give every current reading with its number, in the order of document ids.

        Inside `deriving` all are of one moment; outside what is added meanwhile may be among them.
        """
        query = f"{_CURRENT} AND documents.id > ? ORDER BY documents.id LIMIT {_PAGE_SIZE}"
        last = ""
        while page := self._database.fetch(query, (last,)):
            yield from map(_build_kept, page)
            last = page[-1][-3]

    def current_of(self, ids: Iterable[str]) -> dict[str, tuple[Document, Reading]]:
        """Give the documents of some ids with their current readings, in the order of ids."""
        wanted = self._database.is_any("documents.id", ColumnKind.TEXT)
        query = f"{_CURRENT} AND {wanted} ORDER BY documents.id"
        found = self._database.fetch(query, (self._database.pack(sorted(set(ids))),))
        kept = map(_build_kept, found)
        return {row[-3]: (it.document, it.reading) for row, it in zip(found, kept, strict=True)}

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Give the documents of some ids, in their order."""
        wanted = list(dict.fromkeys(ids))
        where = self._database.is_any("id", ColumnKind.TEXT)
        query = f"SELECT {_FIELDS}, id FROM documents WHERE {where}"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(wanted),))
        by_id = {row[-1]: build_record(Document, row[:-1]) for row in found}
        return {each: by_id[each] for each in wanted if each in by_id}

    def count(self) -> int:
        """Count the documents that are kept."""
        return int(self._database.fetch("SELECT count(*) FROM documents")[0][0])

    def listening(self, by_day: str = "") -> tuple[ListeningRow, ...]:
        """Tell how many documents of each outlet were read from each month.

        Those that are kept are counted, and those that were seen and not kept; of a feed and what
        was kept from it the larger number. `by_day` is a month ("2026-02") of which the days are
        counted apart.
        """
        query = """
            SELECT outlet, date, max(documents) FROM (
                SELECT outlet, date, count(*) AS documents FROM (
                    SELECT outlet,
                        CASE WHEN substr(published, 1, 7) = ? THEN published
                        ELSE substr(published, 1, 7) END AS date
                    FROM documents WHERE outlet IS NOT NULL AND length(published) >= 7
                ) AS dated GROUP BY 1, 2
                UNION ALL
                SELECT outlet, date, sum(documents) FROM (
                    SELECT outlet, documents,
                        CASE WHEN substr(day, 1, 7) = ? THEN day ELSE substr(day, 1, 7) END AS date
                    FROM heard
                ) AS told GROUP BY 1, 2
            ) AS found GROUP BY 1, 2 ORDER BY 1, 2
        """
        found = self._database.fetch(query, (by_day, by_day))
        return tuple(ListeningRow(outlet=it[0], date=it[1], count=int(it[2])) for it in found)

    def _find_known(self, ids: Iterable[str]) -> tuple[set[tuple[str, str]], set[str]]:
        """Find which of some documents are kept, and by which readers they are read."""
        packed = (self._database.pack(sorted(ids)),)
        is_one = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"SELECT document_id, reader FROM readings WHERE {is_one}"  # noqa: S608 (own names)
        read = {(str(it[0]), str(it[1])) for it in self._database.fetch(query, packed)}
        # A killed process leaves no document without a reading: both are of one transaction.
        return read, {identity for identity, _ in read}

    def _add_document(self, document: Document) -> None:
        marks = ", ".join("?" for _ in list_columns(Document))
        query = f"""
            INSERT INTO documents (id, {_FIELDS}) VALUES (?, {marks}) ON CONFLICT DO NOTHING
        """  # noqa: S608 (own names)
        self._database.fetch(query, (document.id, *encode_record(document)))
        self.add_name(document)


def _make_writable(text: str) -> str:
    """Put a sign in the place of what no database can hold: a note must never fail."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _build_kept(row: Sequence[Any]) -> KeptReading:
    *columns, _, text, sequence = row
    document = build_record(Document, columns)
    reading = dataclasses.replace(decode_reading(text), doc_id=document.name)
    return KeptReading(document=document, reading=reading, sequence=sequence)
